package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PublishTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 3_000 : 300;

    private static final DomainName DOMAIN = DomainName.parse("a.test");
    private static final String HEAD = "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n";

    private static ZoneDns zone(String... records) throws ZoneFileException {
        return ZoneDns.parse("test.zone", HEAD + String.join("\n", records) + "\n");
    }

    private static List<String> lint(String record) {
        return SpfLint.of(SpfRecord.parse(record)).stream()
                .map(finding -> finding.type().code())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 mx -all, ''",
        "v=spf1 mx ra=spf-reports -all, SPF-REPORT-ADDRESS",
        "v=spf1 rp=10 -all, SPF-REPORT-WITHOUT-ADDRESS",
        "v=spf1 mx, SPF-NO-ALL",
        "v=spf1 +all, SPF-PASS-ALL",
        "v=spf1 ?all, SPF-NEUTRAL-ALL",
        "v=spf1 -all redirect=b.test, SPF-REDIRECT-WITH-ALL",
        "v=spf1 -all mx, SPF-AFTER-ALL",
        "v=spf1 mx a mx -all, SPF-DUPLICATE",
        "v=spf1 ip4:198.51.100.0/24 ip4:198.51.100.7 -all, SPF-CONTAINED",
        "v=spf1 ip4:198.51.100.7/24 -all, SPF-HOST-BITS",
        "v=spf1 ip4:198.0.0.0/8 -all, SPF-BROAD",
        "v=spf1 ip4:192.168.1.1 -all, SPF-UNROUTABLE",
        "v=spf1 ptr -all, SPF-PTR",
        "v=spf1 exists:%{p}.b.test -all, SPF-PTR",
        "v=spf1 exists:%{l}.b.test -all, SPF-SENDER-MACRO",
        "v=spf1 a:1.b.test a:2.b.test a:3.b.test a:4.b.test a:5.b.test a:6.b.test a:7.b.test a:8.b.test a:9.b.test a:10.b.test"
                + " a:11.b.test -all, SPF-TERM-BUDGET",
        "v=spf1 ipv4:198.51.100.1 -all, SPF-SYNTAX",
    })
    void eachFaultHasItsCode(String record, String code) {
        assertThat(lint(record)).containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ipv4:198.51.100.1 -all,       v=spf1 ip4:198.51.100.1 -all",
        "v=spf1 ip:198.51.100.1 include=b.test -all, v=spf1 ip4:198.51.100.1 include:b.test -all",
        "'v=spf1 a:198.51.100.1, prt -all',   v=spf1 ip4:198.51.100.1 ptr -all",
        "v=spf1 2001:db8::1 -all,             v=spf1 ip6:2001:db8::1 -all",
        "v=spf1 redirect:b.test,              v=spf1 redirect=b.test",
    })
    void slipsAreCorrectedAllAtOnce(String record, String fix) {
        List<LintFinding> findings = SpfLint.of(SpfRecord.parse(record));
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fix().map(text -> text.replace(",", "")))
                        .contains(fix));
    }

    @Tag("long")
    @Test
    void everyFixIsAValidRecordWithTheSameSendersUnlessEveryAddressPasses() throws ZoneFileException {
        List<String> pieces = List.of(
                "ip4:198.51.100.0/24",
                "ip4:198.51.100.7",
                "ip4:198.51.100.9/24",
                "ip4:192.168.0.0/16",
                "mx",
                "mx",
                "a",
                "-all",
                "~all",
                "+all",
                "?all",
                "redirect=b.test",
                "ra=x",
                "rp=5",
                "include:b.test",
                "ip6:2001:db8::/32",
                "ip6:2001:db8::5");
        Dns dns = zone(
                "a.test. A 198.51.100.200", "a.test. MX 10 a.test.", "b.test. TXT \"v=spf1 ip4:203.0.113.5 -all\"");
        long seed = 6652;
        SplittableRandom random = new SplittableRandom(seed);
        int fixes = 0;
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder(SpfRecord.VERSION);
            for (int n = random.nextInt(7); n > 0; n--) {
                text.append(' ').append(pieces.get(random.nextInt(pieces.size())));
            }
            if (!(SpfRecord.parse(text.toString()) instanceof SpfParse.Valid before)) {
                continue;
            }
            AddressSet authorised =
                    SpfPublisher.over(dns).survey(DOMAIN, before).authorised();
            boolean everybodyPasses =
                    SpfLint.of(before).stream().anyMatch(finding -> finding.type() == SpfFinding.SPF_PASS_ALL);
            for (LintFinding finding : SpfLint.of(before)) {
                if (finding.fix().isEmpty()) {
                    continue;
                }
                fixes++;
                SpfParse after = SpfRecord.parse(finding.fix().get());
                String what =
                        "seed " + seed + ", case " + i + ": " + finding.type() + " of " + text + " -> " + finding.fix();
                assertThat(after).as(what).isInstanceOf(SpfParse.Valid.class);
                AddressSet still = SpfPublisher.over(dns).survey(DOMAIN, after).authorised();
                if (everybodyPasses) {
                    assertThat(still).as(what).isNotEqualTo(AddressSet.EVERYTHING);
                    assertThat(still.isEmpty()).as(what).isFalse();
                } else {
                    assertThat(still).as(what).isEqualTo(authorised);
                }
            }
        }
        assertThat(fixes).isGreaterThan(CASES * 2 / 3);
    }

    @Test
    void aSurveyHasCostAndSendersOfTheWholeTree() throws ZoneFileException {
        ZoneDns zone = zone(
                "a.test. TXT \"v=spf1 include:b.test -ip4:203.0.113.7 ip4:203.0.113.0/24 mx ~all\"",
                "b.test. TXT \"v=spf1 ip4:198.51.100.0/30 a:gone.test exists:%{i}.x.test -all\"",
                "a.test. MX 10 m.a.test.",
                "m.a.test. A 192.0.2.25",
                "m.a.test. AAAA 2001:db8::25");
        SpfSurvey survey = SpfPublisher.over(zone).survey(DOMAIN);
        assertThat(survey.dnsTerms()).isEqualTo(4);
        assertThat(survey.voidLookups()).isEqualTo(1);
        assertThat(survey.authorised().size(IpFamily.IPV4)).isEqualTo(BigInteger.valueOf(4 + 255 + 1));
        assertThat(survey.authorised().size(IpFamily.IPV6)).isEqualTo(BigInteger.ONE);
        assertThat(survey.findings()).isEmpty();
    }

    @Test
    void recordsThatReceiversCannotEvaluateAreFound() throws ZoneFileException {
        StringBuilder many = new StringBuilder("a.test. TXT \"v=spf1");
        for (int i = 0; i < 11; i++) {
            many.append(" a:h").append(i).append(".test");
        }
        assertThat(codes(zone(many + " -all\""))).contains("SPF-TERM-BUDGET", "SPF-VOID-BUDGET");
        assertThat(codes(zone("a.test. TXT \"v=spf1 include:a.test -all\""))).contains("SPF-PERMERROR");
        assertThat(codes(zone("a.test. TXT \"v=spf1 include:no.test -all\""))).contains("SPF-MISSING");
        assertThat(codes(zone("a.test. TXT \"v=spf1 ip4:8.0.0.0/8 -all\""))).contains("SPF-BROAD");
        assertThat(codes(zone(
                        "a.test. TXT \"v=spf1 include:amazonses.com -all\"",
                        "amazonses.com. TXT \"v=spf1 ip4:198.51.100.0/24 -all\"")))
                .containsExactly("SPF-SHARED");
        assertThat(codes(zone("a.test. TXT \"v=spf1 -all\"", "a.test. TXT \"v=spf1 +all\"")))
                .contains("SPF-PERMERROR");
    }

    private static List<String> codes(ZoneDns zone) {
        return SpfPublisher.over(zone).survey(DOMAIN).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void aMissingAnswerIsUnansweredAndMakesAFlatteningIncomplete() throws ZoneFileException {
        ZoneDns zone = zone("a.test. TXT \"v=spf1 include:b.test ip4:192.0.2.1 -all\"", "b.test. TXT \"v=spf1 -all\"")
                .withFault(DomainName.parse("b.test"), Fault.SERVFAIL);
        SpfSurvey survey = SpfPublisher.over(zone).survey(DOMAIN);
        assertThat(survey.findings()).isEmpty();
        assertThat(survey.unanswered()).hasSize(1);
        assertThat(SpfFlattening.of(survey).complete()).isEqualTo(SpfFlattening.Completeness.INCOMPLETE);
    }

    @Test
    void aFlatteningHasTheSameSendersInRecordsThatFit() throws ZoneFileException {
        StringBuilder b = new StringBuilder("b.test. TXT \"v=spf1");
        for (int i = 0; i < 12; i++) {
            b.append(" ip4:203.0.").append(i * 2).append(".0/25");
        }
        StringBuilder c = new StringBuilder("c.test. TXT \"v=spf1");
        for (int i = 0; i < 8; i++) {
            c.append(" ip6:2001:db8:").append(i * 2 + 1).append("::/48");
        }
        StringBuilder d = new StringBuilder("d.test. TXT \"v=spf1");
        for (int i = 0; i < 12; i++) {
            d.append(" ip4:203.1.").append(i * 2).append(".0/25");
        }
        ZoneDns before = zone(
                "a.test. TXT \"v=spf1 include:b.test include:c.test include:d.test -all\"",
                b + " -all\"",
                c + " -all\"",
                d + " -all\"");
        SpfSurvey survey = SpfPublisher.over(before).survey(DOMAIN);
        SpfFlattening flat = SpfFlattening.of(survey);
        assertThat(flat.complete()).isEqualTo(SpfFlattening.Completeness.COMPLETE);
        assertThat(flat.records().values())
                .hasSizeGreaterThan(1)
                .allSatisfy(record -> assertThat(record.length()).isLessThanOrEqualTo(450));
        List<String> lines = new ArrayList<>();
        flat.records()
                .forEach((name, record) -> lines.add(name + ". TXT "
                        + (record.length() <= 255
                                ? "\"" + record + "\""
                                : "\"" + record.substring(0, 255) + "\" \"" + record.substring(255) + "\"")));
        SpfSurvey after = SpfPublisher.over(zone(lines.toArray(String[]::new))).survey(DOMAIN);
        assertThat(after.authorised()).isEqualTo(survey.authorised());
        SpfDiff diff = SpfDiff.between(survey, after);
        assertThat(diff.gained().isEmpty() && diff.lost().isEmpty()).isTrue();
    }

    @Test
    void theSurveysSendersAreThoseThatPass() throws ZoneFileException {
        List<String> pieces = List.of(
                "ip4:10.0.0.0/30",
                "-ip4:10.0.0.1",
                "ip4:10.0.0.4/31",
                "~ip4:10.0.0.0/29",
                "include:b.test",
                "-include:b.test",
                "?include:c.test",
                "a",
                "mx",
                "-all",
                "~all",
                "+all",
                "redirect=c.test");
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 400; i++) {
            ZoneDns zone = zone(
                    "a.test. TXT \"" + record(random, pieces) + "\"",
                    "b.test. TXT \"v=spf1 ip4:10.0.0.2/31 -ip4:10.0.0.5 ip4:10.0.0.6 -all\"",
                    "c.test. TXT \"v=spf1 ip4:10.0.0.3 ip4:10.0.0.7 ?all\"",
                    "a.test. A 10.0.0.5",
                    "a.test. MX 10 m.test.",
                    "m.test. A 10.0.0.6");
            SpfSurvey survey = SpfPublisher.over(zone).survey(DOMAIN);
            if (!survey.findings().isEmpty()) {
                continue;
            }
            for (int host = 0; host < 9; host++) {
                IpAddress ip = IpAddress.parse("10.0.0." + host);
                boolean authorised = !survey.authorised()
                        .intersection(AddressSet.of(List.of(new Cidr(ip, 32))))
                        .isEmpty();
                SpfResult result = Spf.over(zone)
                        .check(new SpfRequest(ip, "u@a.test", "h.test"))
                        .result();
                assertThat(authorised)
                        .as("seed %d, case %d, %s: %s", seed, i, ip, result)
                        .isEqualTo(result == SpfResult.PASS);
            }
        }
    }

    private static String record(SplittableRandom random, List<String> pieces) {
        StringBuilder text = new StringBuilder(SpfRecord.VERSION);
        boolean redirect = false;
        for (int n = random.nextInt(6); n > 0; n--) {
            String piece = pieces.get(random.nextInt(pieces.size()));
            if (!piece.startsWith("redirect") || !redirect) {
                text.append(' ').append(piece);
                redirect |= piece.startsWith("redirect");
            }
        }
        return text.toString();
    }

    @Test
    void addressSetsAreSets() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            AddressSet one = set(random);
            AddressSet two = set(random);
            assertThat(one.minus(two).union(one.intersection(two)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(one);
            assertThat(one.union(two)).isEqualTo(two.union(one));
            assertThat(one.minus(two).intersection(two).isEmpty()).isTrue();
            assertThat(AddressSet.of(one.networks())).isEqualTo(one);
            assertThat(one.union(two)
                            .size(IpFamily.IPV4)
                            .add(one.intersection(two).size(IpFamily.IPV4)))
                    .isEqualTo(one.size(IpFamily.IPV4).add(two.size(IpFamily.IPV4)));
        }
        assertThat(AddressSet.EVERYTHING.networks()).hasSize(2);
    }

    private static AddressSet set(SplittableRandom random) {
        List<Cidr> networks = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            networks.add(Cidr.containing(IpAddress.parse("10.0.0." + random.nextInt(256)), random.nextInt(24, 33)));
            networks.add(Cidr.containing(IpAddress.parse("2001:db8::" + random.nextInt(99)), random.nextInt(118, 129)));
        }
        return AddressSet.of(networks);
    }

    @Test
    void aProfileBecomesARecordWithoutFindings() {
        SpfRecord record = new SpfProfile(
                        List.of(Cidr.parse("198.51.100.1"), Cidr.parse("198.51.100.0/32"), Cidr.parse("2001:db8::/64")),
                        List.of(DomainName.parse("_spf.google.com")),
                        SpfProfile.OfMx.SEND,
                        Qualifier.SOFTFAIL)
                .record();
        assertThat(record.source())
                .isEqualTo("v=spf1 ip4:198.51.100.0/31 ip6:2001:db8::/64 mx include:_spf.google.com ~all");
        assertThat(lint(record.source())).isEmpty();
        assertThat(KnownServices.include("Google")).contains(DomainName.parse("_spf.google.com"));
    }
}
