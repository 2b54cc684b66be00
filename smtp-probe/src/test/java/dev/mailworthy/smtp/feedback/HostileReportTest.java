package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.feedback.aggregate.AggregateHeader;
import dev.mailworthy.smtp.feedback.aggregate.AggregateListener;
import dev.mailworthy.smtp.feedback.aggregate.AggregateRecord;
import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.ReportFate;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.RefusedSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that are made to harm the reader: each is refused with its reason, within the memory of the tests. */
class HostileReportTest {

    private static final String REPORT = ReportMail.xml("a@reporter.example", "example.org", "1", 1_795_996_800);

    private static RefusedSource refusal(byte[] octets) {
        FeedbackSummary summary = Samples.read("hostile", octets);
        assertThat(summary.reports()).isEmpty();
        assertThat(summary.refused()).hasSize(1);
        return summary.refused().get(0);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gzip of a beginning and a gigabyte of spaces, in members of a MiB (RFC 1952 section 2.2). */
    private static byte[] bomb(String begin) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(ReportMail.gzip(octets(begin)));
        byte[] member = ReportMail.gzip(octets(" ".repeat(1 << 20)));
        for (int i = 0; i < 1024; i++) {
            packed.write(member);
        }
        return packed.toByteArray();
    }

    @Test
    void aGzipBombIsRefused() throws IOException {
        for (String begin : List.of("<feedback>", "{", "From: a@example.org\n\n", "192.0.2.1,a,b\n")) {
            assertThat(refusal(bomb(begin)).kind()).as(begin).isEqualTo(RefusalKind.OVER_LIMIT);
        }
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        byte[] inner = bomb("<feedback>");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("a.xml"));
            for (int i = 0; i < 70; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        assertThat(refusal(packed.toByteArray()).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        assertThat(refusal(ReportPacking.zip(inner)).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        assertThat(refusal(ReportPacking.MAIL_WITH_GZIP.pack(octets("<feedback>" + " ".repeat(80 << 20))))
                        .kind())
                .isEqualTo(RefusalKind.OVER_LIMIT);
    }

    @Test
    void manyEntriesOfAnArchiveShareOneBudget() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] noise = new byte[30 << 20];
        for (int i = 0; i < noise.length; i += 4096) {
            noise[i] = (byte) (i >> 12);
        }
        System.arraycopy(octets("<feedback>"), 0, noise, 0, 10);
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < 12; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(noise);
                zip.closeEntry();
            }
        }
        FeedbackSummary summary = Samples.read("many", packed.toByteArray());
        assertThat(summary.reports()).isEmpty();
        assertThat(summary.refused()).hasSizeLessThan(20);
        assertThat(summary.refused().get(summary.refused().size() - 1).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
    }

    @Test
    void anArchiveWithTooManyEntriesIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < 5000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
                zip.write('a');
                zip.closeEntry();
            }
        }
        assertThat(refusal(packed.toByteArray()).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
    }

    @Test
    void layersAreCounted() {
        byte[] packed = octets(REPORT);
        for (int i = 0; i < 20; i++) {
            packed = ReportMail.gzip(packed);
        }
        assertThat(refusal(packed).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        byte[] mail = octets(REPORT);
        for (int i = 0; i < 20; i++) {
            mail = ReportMail.octets(ReportMail.attachment("a@example.org", "b@example.org", "message/rfc822", mail));
        }
        assertThat(refusal(mail).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
    }

    @Test
    void entitiesAndDocumentTypesAreRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE f [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        for (String begin : List.of(
                laughs + "]>",
                "<!DOCTYPE f [<!ENTITY l29 SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE f SYSTEM \"" + secret.toUri() + "\">",
                "<!DOCTYPE f [<!ENTITY % l29 SYSTEM \"" + secret.toUri() + "\"> %l29;]>")) {
            String report =
                    begin + REPORT.substring(REPORT.indexOf("<feedback>")).replace("Reporter<", "&l29;<");
            assertThat(refusal(octets(report)).kind()).isEqualTo(RefusalKind.DOCUMENT_TYPE);
            String broken =
                    begin + REPORT.substring(REPORT.indexOf("<feedback>")).replace("Reporter<", "& < &l29;<");
            assertThat(refusal(octets(broken)).kind()).isEqualTo(RefusalKind.DOCUMENT_TYPE);
        }
        AggregateReport undeclared = Samples.read("report", octets(REPORT.replace("Reporter<", "&l29;<")))
                .aggregates()
                .get(0);
        assertThat(undeclared.header().organization().value()).contains("&l29;");
    }

    @Test
    void depthAndStrangeElementsAreRefused() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThat(refusal(octets("<feedback>" + deep + "</feedback>")).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        StringBuilder names = new StringBuilder("<feedback>");
        for (int i = 0; i < 200_000; i++) {
            names.append("<a").append(i).append("/>");
        }
        assertThat(refusal(octets(names + "</feedback>")).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        StringBuilder attributes = new StringBuilder("<feedback>");
        for (int i = 0; i < 2_000; i++) {
            attributes.append("<version");
            for (int j = 0; j < 100; j++) {
                attributes.append(" a").append(i).append('_').append(j).append("=''");
            }
            attributes.append("/>");
        }
        assertThat(refusal(octets(attributes + "</feedback>")).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        StringBuilder instructions = new StringBuilder("<feedback>");
        for (int i = 0; i < 200_000; i++) {
            instructions.append("<?a").append(i).append(" b?>");
        }
        assertThat(refusal(octets(instructions + "</feedback>")).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
    }

    /** A source that makes its octets while they are read. */
    private record Repeated(String begin, String piece, int times, String end) implements FeedbackSource {
        @Override
        public String name() {
            return "repeated";
        }

        @Override
        public InputStream open() {
            byte[] pieces = octets(piece.repeat(1000));
            List<InputStream> parts = new ArrayList<>();
            parts.add(new ByteArrayInputStream(octets(begin)));
            for (int i = 0; i < times / 1000; i++) {
                parts.add(new ByteArrayInputStream(pieces));
            }
            parts.add(new ByteArrayInputStream(octets(end)));
            return new SequenceInputStream(Collections.enumeration(parts));
        }
    }

    /** Counts records and keeps none. */
    private static final class Counting implements AggregateListener {
        private long records;
        private ReportFate fate = ReportFate.READ_AGAIN;

        @Override
        public void began(AggregateHeader header) {}

        @Override
        public void record(AggregateRecord record) {
            records++;
        }

        @Override
        public void ended(AggregateHeader header, ReportFate end) {
            fate = end;
        }
    }

    @Test
    void aMillionRecordsAreStreamedAndOneMoreRefusesTheReport() {
        String begin = REPORT.substring(0, REPORT.indexOf("<record>"));
        String piece = "<record><row><count>1</count></row></record>";
        FeedbackReader reader = FeedbackReader.with(FeedbackOptions.offline(Samples.clock()));
        Counting over = new Counting();
        FeedbackSummary refused =
                reader.read(List.of(new Repeated(begin, piece, 1_000_000, piece + "</feedback>")), over);
        assertThat(refused.refused().get(0).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        assertThat(over.records).isEqualTo(1_000_000);
        assertThat(over.fate).isEqualTo(ReportFate.REFUSED);
    }

    @Test
    void partsAndHeadersOfAMailAreBounded() {
        String head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n";
        assertThat(refusal(octets(head + "--b\n\n\n".repeat(500_000) + "--b--\n"))
                        .kind())
                .isEqualTo(RefusalKind.OVER_LIMIT);
        String nested = head;
        for (int i = 0; i < 1000; i++) {
            nested +=
                    "--" + (i == 0 ? "b" : "b" + i) + "\nContent-Type: multipart/mixed; boundary=b" + (i + 1) + "\n\n";
        }
        assertThat(refusal(octets(nested + "--b1000\n\na\n")).kind()).isEqualTo(RefusalKind.OVER_LIMIT);
        FeedbackSummary fields = Samples.read("fields", octets("A: b\n".repeat(1_000_000) + "\na"));
        assertThat(fields.refused()).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeLeavesTheOthersOfItsMailbox() {
        String small = "From a@example.org Mon Nov 30 00:00:00 2026\n"
                + ReportMail.mail("a@reporter.example", "b@example.org", REPORT).replace("\r\n", "\n") + "\n";
        String large = "From a@example.org Mon Nov 30 00:00:00 2026\nFrom: a@example.org\n\n"
                + ("text ".repeat(20) + "\n").repeat(150_000) + "x".repeat(12 << 20) + "\n\n";
        FeedbackSummary summary = Samples.read("mbox", octets(large + small + large));

        assertThat(summary.aggregates()).hasSize(1);
        assertThat(summary.refused().stream().map(RefusedSource::kind))
                .containsExactly(RefusalKind.OVER_LIMIT, RefusalKind.OVER_LIMIT);
        assertThat(summary.refused().get(1).source()).isEqualTo("mbox: message 3");
    }

    @Test
    void hostileTextIsSafeToPrint() {
        String hostile = "\u009b31m\u202e=cmd|' /C calc'!A0&lt;script&gt;&#x1b;]0;x&#7;";
        String xml = REPORT.replace("Reporter<", hostile + "<")
                .replace("<report_id>1", "<report_id>" + hostile)
                .replace(
                        "<disposition>none",
                        "<reason><type>" + hostile + "</type><comment>" + hostile + "</comment></reason><disposition>"
                                + hostile)
                .replace("<selector>s", "<selector>" + hostile);
        FeedbackSummary summary = Samples.read(hostile, octets(xml));
        assertThat(summary.aggregates()).hasSize(1);
        String all = summary.aggregates().toString() + summary.cells();
        assertThat(all.chars().filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .isEmpty();
        assertThat(all).contains("=cmd");
        String refused = Samples.read(hostile, octets("x")).refused().toString();
        assertThat(refused.chars().filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .isEmpty();
    }

    @Test
    void countsThatOverflowDoNotTurnNegative() {
        String big = "<count>999999999999</count>";
        FeedbackSummary sum = FeedbackSummary.NONE;
        for (int i = 0; i < 20; i++) {
            String xml = REPORT.replace("<count>7</count>", big).replace("<report_id>1", "<report_id>" + i);
            sum = sum.plus(Samples.read("report", octets(xml)));
        }
        assertThat(sum.cells()).hasSize(1);
        assertThat(sum.cells().get(0).messages()).isEqualTo(20 * 999_999_999_999L);
        String over = REPORT.replace("<count>7</count>", "<count>9999999999999</count>");
        assertThat(Samples.read("report", octets(over)).cells()).isEmpty();
        String negative = REPORT.replace("<count>7</count>", "<count>-7</count>");
        assertThat(Samples.read("report", octets(negative)).cells()).isEmpty();
    }

    @Test
    void anEndlessSourceEnds() {
        FeedbackSource endless = new FeedbackSource() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private long at;

                    @Override
                    public int read() {
                        return at++ == 0 ? '<' : 'a';
                    }
                };
            }
        };
        FeedbackSummary summary =
                FeedbackReader.with(FeedbackOptions.offline(Samples.clock())).read(List.of(endless));
        assertThat(summary.refused()).hasSize(1);
    }

    @Test
    void damagedReportsAreReadOrRefusedAndNeverThrow() {
        List<byte[]> seeds = new ArrayList<>();
        for (ReportPacking packing : ReportPacking.values()) {
            seeds.add(
                    packing.pack(ReportDialect.BROKEN.write(new ScriptedReport(new Random(3), ReportDialect.BROKEN))));
            seeds.add(packing.pack(octets(REPORT)));
        }
        int cases = Boolean.getBoolean("mailworthy.long") ? 20_000 : 400;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(octets.length) : octets.length;
            FeedbackSummary summary = Samples.read("seed " + seed, Arrays.copyOf(octets, length));
            assertThat(summary.reports().size() + summary.refused().size())
                    .as("seed %d", seed)
                    .isPositive();
        }
    }

    @Test
    void foldersAreReadAndAFileThatIsNamedTwiceCountsOnce(@TempDir Path folder) throws IOException {
        Path mail = Files.createDirectories(folder.resolve("Maildir/cur"));
        Files.createDirectories(folder.resolve("Maildir/new"));
        Files.createDirectories(folder.resolve("Maildir/tmp"));
        Files.write(mail.resolve("1:2,S"), ReportPacking.MAIL_WITH_GZIP.pack(octets(REPORT)));
        Files.writeString(folder.resolve("Maildir/tmp/2"), REPORT.replace("<report_id>1", "<report_id>2"));
        Files.writeString(folder.resolve("Maildir/dovecot-uidlist"), "3 V1");
        Files.createDirectories(folder.resolve("xml/.hidden"));
        Files.writeString(folder.resolve("xml/a.xml"), REPORT.replace("<report_id>1", "<report_id>3"));
        Files.writeString(folder.resolve("xml/.hidden/b.xml"), REPORT.replace("<report_id>1", "<report_id>4"));
        Files.writeString(folder.resolve("xml/notes.txt"), "Notes");
        FeedbackSources sources = new FeedbackSources(InputStream.nullInputStream())
                .add(folder.toString())
                .add(folder.resolve("xml/a.xml").toString());
        FeedbackSummary summary =
                FeedbackReader.with(FeedbackOptions.offline(Samples.clock())).read(sources.all());

        assertThat(summary.aggregates().stream()
                        .map(report -> report.header().id().value().orElseThrow()))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(summary.intake().duplicates()).isZero();
        assertThat(summary.refused()).hasSize(1);
        assertThat(summary.refused().get(0).source()).endsWith("notes.txt");
    }

    @Test
    void aMessageOnStandardInputIsRead() throws IOException {
        InputStream input = new ByteArrayInputStream(ReportPacking.MBOX.pack(octets(REPORT)));
        FeedbackSources sources = new FeedbackSources(input).add("-").add("-");
        FeedbackSummary summary =
                FeedbackReader.with(FeedbackOptions.offline(Samples.clock())).read(sources.all());

        assertThat(summary.aggregates()).hasSize(1);
        assertThat(summary.intake().messages()).isEqualTo(2);
    }
}
