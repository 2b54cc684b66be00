package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screens, documents and exit codes of reports and reports policy. */
@Timeout(300)
class ReportsCommandTest {

    private static final boolean RENEW = "write".equals(System.getProperty("mailworthy.golden"));
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "reports");
    private static final Path FILES = Path.of("src", "test", "resources", "dev", "mailworthy", "cli", "feedback");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static Ran ran(String line) {
        return Ran.at(NOW, InputStream.nullInputStream(), line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "ready,          0, reports --lab reports-ready",
        "lost,           1, reports --lab reports-lost",
        "spoofed,        0, reports --lab reports-spoofed",
        "by-day,         1, reports --lab reports-lost --by day --since 2026-11-24",
        "by-reporter,    0, reports --lab reports-ready --by reporter",
        "policy-ready,   0, reports policy reports.example --lab reports-ready",
        "policy-lost,    1, reports policy reports.example --lab reports-lost",
        "policy-spoofed, 0, reports policy reports.example --lab reports-spoofed --want-spf=-all",
        "policy-short,   3, reports policy reports.example --lab reports-spoofed --since 2026-11-24"
    })
    void aLabGivesTheKeptScreen(String name, int code, String line) throws IOException {
        Ran ran = ran(line);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out().lines().filter(each -> !each.contains("\"v=")))
                .as("what is not to be pasted fits a terminal")
                .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(80));
        Path kept = GOLDEN.resolve(name + ".txt");
        if (RENEW) {
            Files.writeString(kept, ran.out());
        }
        assertThat(ran.out()).isEqualTo(Files.readString(kept));
    }

    /** The same report, once in a mail that is not signed and once as a file: both say who wrote them, and prove nothing. */
    @Test
    void aReportOfAnUnprovedSenderDecidesNothing() {
        Ran ran = ran("reports --lab reports-spoofed --json");
        assertThat(ran.out()).contains("\"unauthenticated\": 1,", "\"verdict\": \"ready\"");
        Ran file = ran("reports --lab healthy " + FILES.resolve("hostile.xml"));
        assertThat(file.code()).isEqualTo(3);
        assertThat(file.out())
                .contains("Nothing proves who sent the 1 report", "4 messages in reports that do not count");
        Ran trusted = ran("reports --lab healthy --trust-files " + FILES.resolve("hostile.xml"));
        assertThat(trusted.out()).contains("stranger, 1 address", "reports.example  4 messages, 0 % pass DMARC");
    }

    @Test
    void textOfAReportIsHarmlessOnScreenInTablesAndOnThePage() throws IOException {
        String file = FILES.resolve("hostile.xml").toString();
        String screen = ran("reports --lab healthy -v --by reporter --trust-files " + file)
                .out();
        assertThat(screen).doesNotContain("\u001b").contains("=HYPERLINK");
        String csv = ran("reports --lab healthy --csv --by reporter --trust-files " + file)
                .out();
        assertThat(CsvRecords.read(csv).get(1).get(1)).startsWith("'=HYPERLINK");
        Path page = folder.resolve("page.html");
        ran("reports --lab healthy --html " + page + " --trust-files " + file);
        assertThat(Files.readString(page)).contains("<svg").doesNotContain("<script");
    }

    @Test
    void csvHasARowForEachSource() {
        List<List<String>> rows =
                CsvRecords.read(ran("reports --lab reports-lost --csv").out());
        assertThat(rows.get(0)).startsWith("domain", "source", "kind", "service", "messages", "dmarcPass");
        assertThat(rows).hasSize(5);
        assertThat(rows.get(1)).startsWith("reports.example", "203.0.113.241", "service", "Brevo");
        assertThat(rows.get(1).get(10)).contains("spf-not-authorised");
    }

    /** Files that a user fetched from SNDS have no proof: they decide with --trust-files alone. */
    @Test
    void sndsDecidesWhenTheUserVouchesForItsFiles() {
        String files = FILES.resolve("snds-data.csv") + " " + FILES.resolve("snds-status.csv");
        Ran apart = ran("reports --lab healthy " + files);
        assertThat(apart.code()).isEqualTo(3);
        assertThat(apart.out())
                .contains("192.0.2.71: red, complaints 0.4 %, 3 trap hits", "192.0.2.72: green, complaints below 0.1 %")
                .contains("Nothing proves where these files come from");
        Ran trusted = ran("reports --lab healthy --trust-files --json " + files);
        assertThat(trusted.code()).isEqualTo(2);
        assertThat(trusted.out()).contains("SNDS-RED", "TRAP-HITS", "COMPLAINTS-HIGH", "192.0.2.80 to 192.0.2.90");
    }

    @Test
    void theUserSaysWhoseASourceIs() {
        assertThat(ran("reports --lab reports-spoofed --mine 203.0.113.250/31").out())
                .contains("yours, 3 addresses", "203.0.113.250 (yours): 2,835 of 2,835 fail");
        Ran policy = ran("reports policy reports.example --lab reports-spoofed --mine 203.0.113.250");
        assertThat(policy.code()).isEqualTo(1);
        assertThat(policy.out()).contains("2,835 messages of 2,835 would be lost; saved by the");
        Ran other = ran("reports policy reports.example --lab reports-lost --not-mine 203.0.113.241");
        assertThat(other.code()).isZero();
    }

    @Test
    void theRecordsComeInEachFormToPaste() {
        for (String form : List.of("zone", "cloudflare", "route53", "octodns", "terraform", "powershell")) {
            Ran ran = ran("reports policy reports.example --lab reports-lost --format " + form);
            assertThat(ran.out()).as(form).contains("include:spf.brevo.com");
            assertThat(ran.code()).isEqualTo(1);
        }
    }

    @Test
    void oneMailOnStandardInputIsRead() throws IOException {
        String box = Files.readString(Path.of(
                "src", "main", "resources", "dev", "mailworthy", "cli", "labs", "reports-lost", "reports.mbox"));
        String mail = box.substring(box.indexOf('\n') + 1, box.indexOf("\nFrom noreply@"));
        Ran ran = Ran.at(
                NOW,
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)),
                "reports",
                "-",
                "--lab",
                "reports-lost");
        assertThat(ran.out()).contains("2026-11-10 to 2026-11-10", "1 of proved senders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reports | name the reports",
                "reports --lab healthy | this lab has no reports",
                "reports no-such-file --lab healthy | no-such-file",
                "reports --lab reports-lost --csv --json | --csv is a form of its own",
                "reports --lab reports-lost --html - --csv | --html - prints the page alone",
                "reports --lab reports-lost --since yesterday | is no time",
                "reports policy reports.example --lab reports-lost --want-spf ~all | is no end to ask for",
                "reports policy reports.example --lab reports-lost --want none | quarantine",
                "reports policy reports.example --lab reports-lost --format zone --json | --format is a form of its own"
            })
    void aWrongUseIsExplained(String line, String message) {
        Ran ran = ran(line);
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(message);
    }

    @Test
    void aZoneWithoutAnAnswerLeavesTheQuestionOpen() {
        List<String> args = new ArrayList<>(List.of("reports", "policy", "reports.example"));
        args.addAll(List.of(
                "--resolver",
                "127.0.0.1:9",
                "--trust-files",
                FILES.resolve("hostile.xml").toString()));
        Ran ran = Ran.at(NOW, InputStream.nullInputStream(), args.toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("UNANSWERED", "DMARC record at _dmarc.reports.example");
    }
}
