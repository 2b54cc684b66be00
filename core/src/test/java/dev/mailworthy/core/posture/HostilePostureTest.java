package dev.mailworthy.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.text.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Zones that attack a reader: their text in reports, and the number of questions that they cause. */
@Timeout(120)
class HostilePostureTest {

    /** A selector and a name of the user's add some to those of a domain alone. */
    private static final int MOST_QUESTIONS = 150;

    private static final PostureRequest DEFAULTS = new PostureRequest(
            Examined.DOMAIN,
            List.of(IpAddress.parse("192.0.2.25"), IpAddress.parse("2001:db8::25")),
            Optional.of(EhloName.parse("mail.example.org")));

    private static final DnsAnswer.Origin HERE = new DnsAnswer.Origin("here", 0, false, Duration.ZERO);

    /** Counts the questions. */
    private record Counting(Dns dns, AtomicInteger asked) implements Dns {
        static Counting of(Dns dns) {
            return new Counting(dns, new AtomicInteger());
        }

        @Override
        public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
            asked.incrementAndGet();
            return dns.query(question);
        }
    }

    private static DnsAnswer records(List<DnsRecord> records) {
        return new DnsAnswer.Records(records, 60, HERE);
    }

    private static DnsRecord txt(String text) {
        List<byte[]> strings = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 255) {
            strings.add(text.substring(i, Math.min(text.length(), i + 255))
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return new DnsRecord.Txt(strings);
    }

    /** Every name has a thousand records of every type. */
    private static Dns crowded(String text) {
        return question -> CompletableFuture.completedFuture(records(many(question.type(), text)));
    }

    private static List<DnsRecord> many(RecordType type, String text) {
        DnsRecord txt = txt(text);
        return IntStream.range(0, 1000)
                .mapToObj(i -> switch (type) {
                    case MX ->
                        (DnsRecord) new DnsRecord.Mx(i, DomainName.ofText("mx" + i + ".a.b.c.d.e.f.example.net"));
                    case A, AAAA ->
                        new DnsRecord.Address(IpAddress.ofOctets((byte) 10, (byte) 0, (byte) (i >> 8), (byte) i));
                    case PTR, CNAME, NS -> new DnsRecord.Name(type, DomainName.ofText("p" + i + ".example.net"));
                    case TXT, SPF -> txt;
                    case SOA -> new DnsRecord.Soa(DomainName.ROOT, DomainName.ROOT, 1, 1);
                    case SRV, TLSA, CAA -> new DnsRecord.Other(type, new byte[i % 50]);
                })
                .toList();
    }

    /** Each examination ends: the number of its questions has a bound, and the test has a time limit of its own. */
    private static PostureReport bounded(Dns dns, PostureRequest request) {
        Counting counting = Counting.of(dns);
        PostureReport report = Posture.over(counting).examine(request);
        assertThat(counting.asked().get()).isLessThanOrEqualTo(MOST_QUESTIONS);
        return report;
    }

    @Test
    void aDomainInOrderCosts60To90Questions() {
        Counting dns = Counting.of(Examined.zone(
                "example.org. MX 10 mail.example.org.",
                "mail.example.org. A 192.0.2.25",
                "mail.example.org. AAAA 2001:db8::25",
                "25.2.0.192.in-addr.arpa. PTR mail.example.org.",
                DEFAULTS.addresses().get(1).reverseName() + ". PTR mail.example.org."));
        bounded(dns, DEFAULTS);
        assertThat(dns.asked().get()).isBetween(60, 90);
    }

    @Test
    void noZoneCausesMoreThan120Questions() {
        for (String text : List.of("x", "v=DMARC1; p=none; rua=" + "mailto:a@r.example.com,".repeat(2000))) {
            Counting dns = Counting.of(crowded(text));
            PostureReport report = bounded(dns, DEFAULTS);
            assertThat(dns.asked().get()).isBetween(60, 120);
            assertThat(report.findings()).hasSizeLessThan(200);
        }
    }

    @Test
    void aQuestionOverTheLimitIsUnanswered() {
        Questions questions = new Questions(crowded("x"), 1);
        assertThat(questions.ask(Examined.DOMAIN, RecordType.A).answer()).isInstanceOf(DnsAnswer.Records.class);
        assertThat(questions.ask(Examined.DOMAIN, RecordType.A).answer()).isInstanceOf(DnsAnswer.Records.class);
        assertThat(questions.ask(Examined.DOMAIN, RecordType.MX).answer()).isInstanceOf(DnsAnswer.Skipped.class);
    }

    @Test
    void longRecordsAreRead() {
        Stream.of(
                        "v=DMARC1;" + ";".repeat(60_000),
                        "v=DMARC1; " + "a=b;".repeat(15_000),
                        "v=DMARC1; p=" + "x".repeat(60_000),
                        "v=DKIM1; p=" + "A".repeat(60_000),
                        "v=DKIM1; p=" + " ".repeat(60_000) + "A",
                        "v=STSv1; id=" + "1".repeat(60_000),
                        "v=TLSRPTv1; rua=" + "mailto:a@b,".repeat(6_000),
                        "v=TLSRPTv1; rua=mailto:" + "a".repeat(1900),
                        "v=BIMI1; l=https://" + "a".repeat(60_000),
                        "=".repeat(60_000),
                        "v=DKIM1; h=" + ":".repeat(60_000))
                .forEach(text -> {
                    Dns dns = question -> CompletableFuture.completedFuture(
                            question.type() == RecordType.TXT
                                    ? records(List.of(txt(text)))
                                    : new DnsAnswer.NoData(60, HERE));
                    PostureReport given = bounded(dns, DEFAULTS.withSelectors(List.of(DomainName.parse("s1"))));
                    assertThat(Examined.codes(given)).contains("DKIM-MALFORMED", "DOMAIN-UNREACHABLE");
                    assertThat(Examined.codes(bounded(dns, DEFAULTS))).contains("DOMAIN-UNREACHABLE");
                });
    }

    @Test
    void hostileTextIsPrintableInReports() {
        String evil = "\u001b[31m<script>\r\n\u009b\u0007";
        Stream.of("v=DMARC1; p=" + evil + "; rua=mailto:a@" + evil, "v=DKIM1; p=" + evil, "v=STSv1; id=" + evil, evil)
                .forEach(text -> {
                    Dns dns = question -> CompletableFuture.completedFuture(records(
                            question.type() == RecordType.PTR
                                    ? List.of(new DnsRecord.Name(
                                            RecordType.PTR,
                                            DomainName.ofLabels(List.of(new byte[] {27, '[', 10}, new byte[] {'x'}))))
                                    : question.type() == RecordType.TXT
                                            ? List.of(txt(text))
                                            : many(question.type(), text).subList(0, 3)));
                    PostureReport report = bounded(dns, DEFAULTS);
                    assertThat(said(report))
                            .anySatisfy(line -> assertThat(line).contains(text.equals(evil) ? "\\027" : "\uFFFD"))
                            .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f]"));
                });
    }

    private static Stream<String> said(PostureReport report) {
        Stream<String> findings = report.findings().stream().flatMap(HostilePostureTest::said);
        Stream<String> confirmed = report.confirmed().stream().flatMap(fact -> Stream.of(fact.check(), fact.proof()));
        Stream<String> unanswered =
                report.unanswered().stream().flatMap(check -> Stream.of(check.check(), check.detail()));
        return Stream.of(findings, confirmed, unanswered).flatMap(all -> all);
    }

    private static Stream<String> said(Finding finding) {
        return Stream.concat(
                Stream.of(finding.subject(), finding.message()),
                Stream.concat(
                        finding.evidence().stream().flatMap(HostilePostureTest::said),
                        finding.remedies().stream()
                                .flatMap(remedy -> Stream.of(
                                        remedy.action(), remedy.paste().orElse("")))));
    }

    private static Stream<String> said(Evidence evidence) {
        return Stream.of(evidence.source(), evidence.observation());
    }

    @Test
    void randomAnswersAreExaminedAndMissingAnswersGiveNoFinding() {
        long seed = 5321;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            long world = random.nextLong();
            int silent = random.nextInt(4);
            Dns dns = question -> CompletableFuture.completedFuture(answer(question, world, silent));
            PostureReport report = bounded(dns, DEFAULTS);
            assertThat(report.findings()).as("seed " + seed).allSatisfy(finding -> {
                assertThat(finding.evidence()).isNotEmpty();
                assertThat(finding.remedies()).isNotEmpty();
            });
            if (silent == 0) {
                assertThat(report.unanswered()).as("seed " + seed).isNotEmpty();
                assertThat(report.findings()).as("seed " + seed).isEmpty();
                assertThat(report.confirmed()).as("seed " + seed).isEmpty();
            }
            assertThat(report.findings().stream().filter(f -> f.severity() == Severity.BLOCKER))
                    .as("seed " + seed)
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    /** A random answer that depends only on question and world. With {@code silent} 0 every question times out. */
    private static DnsAnswer answer(DnsQuestion question, long world, int silent) {
        Random random = new Random(world ^ question.hashCode());
        int kind = silent == 0 ? 0 : random.nextInt(5);
        String text = List.of("v=DMARC1; p=none", "v=DKIM1; p=", "v=STSv1; id=1", "x", "v=TLSRPTv1; rua=mailto:a@b.c")
                .get(random.nextInt(5));
        return switch (kind) {
            case 0 -> new DnsAnswer.Timeout(DnsAnswer.Origin.none("here"));
            case 1 -> new DnsAnswer.NoData(60, HERE);
            case 2 -> new DnsAnswer.NoSuchName(60, HERE);
            default -> records(many(question.type(), text).subList(0, 1 + random.nextInt(3)));
        };
    }
}
