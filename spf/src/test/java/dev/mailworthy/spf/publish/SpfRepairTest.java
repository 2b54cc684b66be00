package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every output has one record for a name, of any length. */
@Timeout(120)
class SpfRepairTest {

    private static final DomainName DOMAIN = DomainName.parse("a.test");
    private static final String HEAD = "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n";

    static ZoneDns zone(String... records) {
        try {
            return ZoneDns.parse("test.zone", HEAD + String.join("\n", records) + "\n");
        } catch (ZoneFileException e) {
            throw new IllegalArgumentException(String.join("\n", records), e);
        }
    }

    private static SpfSender sender(SpfSender.Coverage coverage, String... addresses) {
        return new SpfSender(
                DOMAIN,
                "mail.a.test",
                Stream.of(addresses).map(IpAddress::parse).toList(),
                coverage);
    }

    private static SpfReport check(Dns dns, String... addresses) {
        return SpfPublisher.over(dns).check(sender(SpfSender.Coverage.ALL_ADDRESSES, addresses));
    }

    /** The records that findings propose, with repetitions. */
    static List<PublishedRecord> records(Stream<Finding> findings) {
        return findings.flatMap(finding -> finding.remedies().stream())
                .flatMap(remedy -> remedy.means().stream())
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record())
                .toList();
    }

    static List<PublishedRecord> records(SpfReport report) {
        return records(Stream.concat(report.findings().stream(), report.drift().stream()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "v=spf1 +all ip4:192.0.2.1,                     v=spf1 ip4:192.0.2.1 ~all",
                "v=spf1 mx +all a,                              v=spf1 mx a ~all",
                "v=spf1 mx +all -ip4:192.0.2.1,                 v=spf1 mx ~all",
                "v=spf1 -ip4:192.0.2.1 mx all exp=e.b.test,     v=spf1 -ip4:192.0.2.1 mx ~all exp=e.b.test",
                "v=spf1 +all redirect=b.test,                   v=spf1 include:b.test ~all",
                "v=spf1 +all,                                   none",
                "v=spf1,                                        none",
                "v=spf1 ?all,                                   none",
                "v=spf1 -all,                                   none",
                "v=spf1 mx,                                     v=spf1 mx ~all",
                "v=spf1 mx ?all,                                v=spf1 mx ~all",
                "v=spf1 -all mx,                                v=spf1 -all",
                "v=spf1 mx -all redirect=b.test,                v=spf1 mx -all",
                "v=spf1 redirect=b.test,                        none",
                "v=spf1 mx MX ip4:203.0.113.9/24 ip4:203.0.113.1 rp=5, v=spf1 mx ip4:203.0.113.0/24 ~all",
                "v=spf1 ipv4:192.0.2.1 mx,                      v=spf1 ip4:192.0.2.1 mx ~all",
                // A space inside of a term, and dashes that are no hyphen: as characters, and as the octets of UTF-8.
                "v=spf1 mx include: b.test -all,                v=spf1 mx include:b.test -all",
                "v=spf1 include :b.test ip4: 192.0.2.1 ~all,    v=spf1 include:b.test ip4:192.0.2.1 ~all",
                "v=spf1 mx redirect= b.test,                    v=spf1 mx redirect=b.test",
                "v=spf1 mx include: -all,                       none",
                "v=spf1 mx \u2013all,                           v=spf1 mx -all",
                "v=spf1 mx \u00e2\u0080\u0093all,               v=spf1 mx -all",
                "v=spf1 ipv4:192.0.2.1 +all,                    v=spf1 ip4:192.0.2.1 ~all",
                "v=spf1 ip4:192.0.2.1.5 mx -all,                none",
                "v=spf1 ptr -all,                               none",
            })
    void aTextIsMendedWithoutRefusingAnySenderThatItNames(String record, String repaired) {
        assertThat(SpfRepair.ofText(SpfRecord.parse(record))).isEqualTo(Optional.ofNullable(repaired));
        assertThat(SpfLint.of(SpfRecord.parse(record)).stream().flatMap(fault -> fault.fix().stream()))
                .allMatch(fix -> fix.equals(repaired));
    }

    /** No term alone lets every address pass, and together they do. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all, true",
        "v=spf1 ip4:128.0.0.0/1 -all,               true",
        "v=spf1 ip4:192.0.2.1 include:b.test -all,  true",
        "v=spf1 ip4:128.0.0.0/2 -all,               false",
        "v=spf1 ip4:192.0.2.0/24 -all,              false",
    })
    void networksThatAreMostOfTheInternetTogetherAreAFindingOfTheCheck(String record, boolean found) {
        Dns dns = zone("a.test. TXT \"" + record + "\"", "b.test. TXT \"v=spf1 +all\"");
        List<Finding> open = check(dns, "192.0.2.1").findings().stream()
                .filter(finding -> finding.type() == SpfFinding.SPF_PASS_ALL)
                .toList();
        assertThat(open).hasSize(found ? 1 : 0);
        assertThat(open)
                .allSatisfy(finding -> assertThat(finding.remedies())
                        .allSatisfy(remedy -> assertThat(remedy.paste()).isEmpty()));
    }

    /** The sender passes by an earlier term. Other senders of the domain meet the term. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "v=spf1 ip4:192.0.2.1 include:gone.test -all | include:gone.test leads to no SPF record."
                        + " Mail that no earlier term lets pass gets permerror.",
                "v=spf1 ip4:192.0.2.1 redirect=gone.test     | redirect=gone.test leads to no SPF record."
                        + " Mail that no earlier term lets pass gets permerror.",
                "v=spf1 ip4:192.0.2.1 include:mid.test -all  | include:gone.test in the record of mid.test leads to no SPF"
                        + " record. Mail that no earlier term lets pass gets permerror.",
                "v=spf1 ip4:192.0.2.1 include:_spf.gogle.com -all | include:_spf.gogle.com leads to no SPF record. Mail that no"
                        + " earlier term lets pass gets permerror. Did you mean _spf.google.com?",
                "v=spf1 ip4:192.0.2.1 include:two.test -all | include:two.test leads to a record that receivers cannot"
                        + " evaluate: 2 SPF records. Mail that no earlier term lets pass gets permerror.",
                "v=spf1 ip4:192.0.2.1 redirect=bad.test     | redirect=bad.test leads to a record that receivers cannot"
                        + " evaluate: \"ip9:1\": there is no mechanism of this name. Mail that no earlier term lets pass"
                        + " gets permerror.",
                "v=spf1 ip4:192.0.2.1 include:b.test -all    | none",
                "v=spf1 ip4:192.0.2.1 include:slow.test -all | none",
            })
    void aTermBehindTheMatchThatLeadsNowhereIsAFindingOfTheCheck(String record, String message) {
        Dns dns = zone(
                        "a.test. TXT \"" + record + "\"",
                        "b.test. TXT \"v=spf1 -all\"",
                        "two.test. TXT \"v=spf1 -all\"",
                        "two.test. TXT \"v=spf1 mx -all\"",
                        "bad.test. TXT \"v=spf1 ip9:1 -all\"",
                        "mid.test. TXT \"v=spf1 include:gone.test -all\"")
                .withFault(DomainName.parse("slow.test"), Fault.TIMEOUT);
        assertThat(check(dns, "192.0.2.1").findings().stream()
                        .filter(finding -> finding.type() == SpfFinding.SPF_DANGLING)
                        .map(Finding::message))
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    /** The sender passes; the senders that the term was meant for do not. */
    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:192.0.2.1 include=b.test -all, SPF-IGNORED-TERM, v=spf1 ip4:192.0.2.1 include:b.test -all",
        "v=spf1 ip4:192.0.2.1 -all include:b.test, SPF-AFTER-ALL,    ''",
    })
    void aTermWithoutEffectIsANoticeOfTheCheck(String record, String code, String repaired) {
        Dns dns = zone("a.test. TXT \"" + record + "\"", "b.test. TXT \"v=spf1 ip4:192.0.2.9 -all\"");
        SpfReport report = check(dns, "192.0.2.1");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type().code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            if (!repaired.isEmpty()) {
                assertThat(finding.remedies().get(0).paste()).contains("a.test. TXT \"" + repaired + "\"");
            }
        });
    }

    /** The record without the term would end the mail that was meant to pass by it. */
    @Test
    void aTermThatLeadsNowhereIsNotTakenOutByAPaste() {
        SpfReport report = check(zone("a.test. TXT \"v=spf1 ip4:192.0.2.1 include:gone.test -all\""), "192.0.2.1");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.remedies())
                    .allSatisfy(remedy -> assertThat(remedy.paste()).isEmpty());
            assertThat(finding.remedies().get(0).action()).contains("include:gone.test");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip4:0.0.0.0/0", "ip6:::/0"})
    void aNetworkOfEveryAddressIsReplacedAndNotTheEndOfTheRecord(String network) {
        SpfReport report = check(zone("a.test. TXT \"v=spf1 ip4:192.0.2.1 " + network + " -all\""), "192.0.2.1");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(SpfFinding.SPF_PASS_ALL);
            assertThat(finding.remedies().get(0).action())
                    .isEqualTo("Name the addresses that really send in place of " + network + ".");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 mx- all,                 mx-,      v=spf1 mx -all",
        "v=spf1 mx - all,                -,        v=spf1 mx -all",
        "v=spf1 mx ip4 : 192.0.2.7 ~all, ip4,      v=spf1 mx ip4:192.0.2.7 ~all",
        "v=spf1 mx ip4: 192.0.2.7 ~all,  ip4:,     v=spf1 mx ip4:192.0.2.7 ~all",
    })
    void aBlankInAWrongPlaceLosesNoTermAndTheErrorNamesTheTerm(String record, String term, String repaired) {
        SpfReport report = check(
                zone("a.test. TXT \"" + record + "\"", "a.test. MX 1 a.test.", "a.test. A 192.0.2.1"), "192.0.2.1");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(SpfFinding.SPF_PERMERROR);
            assertThat(finding.message()).startsWith("\"" + term + "\" in the record of a.test: ");
            assertThat(finding.remedies().get(0).paste()).contains("a.test. TXT \"" + repaired + "\"");
        });
    }

    @Test
    void aFaultThatTheRepairLeavesHasNoFix() {
        List<LintFinding> faults = SpfLint.of(SpfRecord.parse("v=spf1 ptr ip4:192.168.1.1"));
        assertThat(faults)
                .extracting(LintFinding::type)
                .containsExactly(SpfFinding.SPF_PTR, SpfFinding.SPF_UNROUTABLE, SpfFinding.SPF_NO_ALL);
        assertThat(faults)
                .extracting(LintFinding::fix)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("v=spf1 ptr ip4:192.168.1.1 ~all"));
    }

    @Test
    void aHostOfBothFamiliesGetsOneRecordWithBothAddresses() {
        SpfReport report = check(zone("a.test. A 192.0.2.1"), "192.0.2.1", "2001:db8::25");
        assertThat(report.findings())
                .extracting(Finding::type)
                .containsOnly(SpfFinding.SPF_MISSING)
                .hasSize(2);
        assertThat(records(report))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.line())
                        .isEqualTo("a.test. TXT \"v=spf1 ip4:192.0.2.1 ip6:2001:db8::25 ~all\""));
        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.remedies().get(0).action()).contains("ends in ~all, because other senders"));
    }

    @Test
    void aMovedServerGetsOneRecordAndTheDroppedTermIsNamed() {
        SpfReport report = check(zone("a.test. TXT \"v=spf1 ip4:192.0.2.81 -all\""), "192.0.2.80");
        assertThat(report.findings()).hasSize(1);
        assertThat(report.drift()).singleElement().satisfies(drift -> {
            assertThat(drift.subject()).isEqualTo("a.test ip4:192.0.2.81");
            assertThat(drift.particulars())
                    .containsExactly(
                            new Particular.SpfTerm("ip4:192.0.2.81"),
                            new Particular.Address(IpAddress.parse("192.0.2.81")),
                            new Particular.Address(IpAddress.parse("192.0.2.80")),
                            new Particular.Domain(DOMAIN),
                            report.findings()
                                    .get(0)
                                    .particular(Particular.Published.class)
                                    .orElseThrow());
        });
        assertThat(records(report))
                .hasSize(2)
                .extracting(PublishedRecord::value)
                .containsOnly("v=spf1 ip4:192.0.2.80 ip4:192.0.2.81 -all");
        assertThat(Stream.concat(report.findings().stream(), report.drift().stream()))
                .allSatisfy(
                        finding -> assertThat(finding.remedies().get(0).action())
                                .contains(
                                        "The record keeps ip4:192.0.2.81. Remove that term if no server of yours sends from the address."));
    }

    /** The address of one session proves nothing about other addresses in the record. */
    @Test
    void oneSessionFindsNoOldAddress() {
        SpfReport report = SpfPublisher.over(zone("a.test. TXT \"v=spf1 ip4:192.0.2.81 -all\""))
                .check(new SpfRequest(IpAddress.parse("192.0.2.80"), "u@a.test", "h.test"));
        assertThat(report.drift()).isEmpty();
        assertThat(records(report))
                .extracting(PublishedRecord::value)
                .containsExactly("v=spf1 ip4:192.0.2.80 ip4:192.0.2.81 -all");
    }

    private static String longRecord() {
        return IntStream.range(0, 38)
                .mapToObj(i -> "ip4:198.51.100." + (100 + i))
                .collect(Collectors.joining(" ", "v=spf1 ", " -all"));
    }

    private static String quoted(String text) {
        StringBuilder strings = new StringBuilder();
        for (int at = 0; at < text.length(); at += 250) {
            strings.append('"')
                    .append(text, at, Math.min(text.length(), at + 250))
                    .append("\" ");
        }
        return strings.toString();
    }

    @Test
    void aLongRecordIsCutNowhereAndItsOldAddressesAreFound() {
        String text = longRecord();
        assertThat(text).hasSizeGreaterThan(650);
        ZoneDns dns = zone("a.test. TXT " + quoted(text));
        SpfReport report = check(dns, "192.0.2.80");
        SpfCheck check = report.checks().get(0);
        assertThat(check.published()).containsExactly(text);
        assertThat(check.record().orElseThrow().directives()).hasSize(39);
        assertThat(check.trace().get(0).outcome()).isEqualTo(text);
        assertThat(report.drift()).hasSize(38);
        assertThat(report.findings()
                        .get(0)
                        .particular(Particular.Published.class)
                        .orElseThrow()
                        .published()
                        .value())
                .isEqualTo(text);
        assertThat(records(report))
                .hasSize(39)
                .extracting(PublishedRecord::value)
                .containsOnly(text.replace("v=spf1 ", "v=spf1 ip4:192.0.2.80 "));
    }

    @Test
    void aLongRecordToPasteIsWholeAndInStringsThatDnsAllows() {
        ZoneDns dns = zone("a.test. TXT " + quoted(longRecord()));
        SpfReport report = SpfPublisher.over(dns).check(sender(SpfSender.Coverage.SOME_ADDRESSES, "192.0.2.80"));
        String paste = report.findings().get(0).remedies().get(0).paste().orElseThrow();
        assertThat(paste).hasSizeGreaterThan(670).endsWith(" -all\"").doesNotContain("…");
        assertThat(paste.substring(paste.indexOf('"') + 1, paste.length() - 1).replace("\" \"", ""))
                .isEqualTo(longRecord().replace("v=spf1 ", "v=spf1 ip4:192.0.2.80 "));
        assertThat(paste.split("\" \"")).allSatisfy(string -> assertThat(string).hasSizeLessThan(275));
    }

    @Test
    void severalRecordsBecomeOne() {
        ZoneDns dns = zone(
                "a.test. TXT \"v=spf1 ip4:203.0.113.1 -all\"",
                "a.test. TXT \"v=spf1 ip4:203.0.113.2 redirect=b.test\"",
                "b.test. TXT \"v=spf1 ip4:203.0.113.3 -all\"");
        SpfReport report = check(dns, "203.0.113.3", "203.0.113.4");
        assertThat(report.checks()).allSatisfy(check -> {
            assertThat(check.published()).hasSize(2);
            assertThat(check.record()).isEmpty();
        });
        assertThat(records(report))
                .extracting(PublishedRecord::value)
                .containsExactly(
                        "v=spf1 ip4:203.0.113.4 ip4:203.0.113.1 ip4:203.0.113.2 include:b.test -all",
                        "v=spf1 ip4:203.0.113.4 ip4:203.0.113.1 ip4:203.0.113.2 include:b.test -all");
        assertThat(report.findings().get(0).remedies().get(0).action()).contains("the place of 2 SPF records");
    }

    @Test
    void aRecordThatLetsEveryAddressPassIsClosedWithANote() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1 -ip4:192.0.2.1 ip4:192.0.2.2 +all\"");
        SpfReport report = check(dns, "192.0.2.1", "192.0.2.2");
        assertThat(records(report))
                .extracting(PublishedRecord::value)
                .containsExactly("v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ~all");
        assertThat(report.findings().get(0).remedies().get(0).action())
                .endsWith(
                        "The record ends in ~all in place of +all, which lets every address send: add other senders of a.test.");
    }

    /** A host without an AAAA record costs a void look-up as the strictest receivers count, but its A record authorises it. */
    @Test
    void aHostOfOneFamilyIsNotTakenForOneThatIsGone() {
        ZoneDns dns = zone(
                "a.test. TXT \"v=spf1 a:h1.test a:h2.test a:h3.test a:gone.test -all\"",
                "h1.test. A 203.0.113.1",
                "h2.test. A 203.0.113.2",
                "h3.test. A 203.0.113.3");
        String repaired = SpfPublisher.over(dns)
                .repair(sender(SpfSender.Coverage.ALL_ADDRESSES, "192.0.2.1"))
                .orElseThrow()
                .text();
        assertThat(passes(dns, repaired, "203.0.113.1", "203.0.113.2", "203.0.113.3", "192.0.2.1"))
                .isTrue();
    }

    private static boolean passes(Dns dns, String record, String... addresses) {
        return Stream.of(addresses)
                .allMatch(address -> SpfRepairPropertyTest.cause(
                                SpfRepairPropertyTest.with(dns, DOMAIN, record), DOMAIN, IpAddress.parse(address))
                        .isPresent());
    }

    @Test
    void aSoundRecordIsItsOwnRepair() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1  ip4:192.0.2.1 -all\"");
        SpfRepair repair = SpfPublisher.over(dns)
                .repair(sender(SpfSender.Coverage.ALL_ADDRESSES, "192.0.2.1"))
                .orElseThrow();
        assertThat(repair.isChange()).isFalse();
        assertThat(repair.notes()).isEmpty();
        assertThat(check(dns, "192.0.2.1").repair()).isEmpty();
    }

    @Test
    void anUnansweredCheckIsNoFindingAndGivesNoRecord() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1 -all\"").withFault(DOMAIN, Fault.SERVFAIL);
        SpfReport report = check(dns, "192.0.2.1");
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered())
                .extracting(UnansweredCheck::check)
                .containsExactly("SPF of a.test for 192.0.2.1", "SPF of the EHLO name mail.a.test for 192.0.2.1");
        assertThat(report.repair()).isEmpty();
        assertThat(SpfPublisher.over(dns).repair(sender(SpfSender.Coverage.ALL_ADDRESSES, "192.0.2.1")))
                .isEmpty();
    }

    /** The addresses pass before the include, so that an unanswered include is no reason to withhold the record. */
    @Test
    void anUnansweredBranchIsKept() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1 -include:b.test include:c.test -all\"", "c.test. TXT \"v=spf1 -all\"")
                .withFault(DomainName.parse("c.test"), Fault.SERVFAIL);
        Optional<SpfRepair> repair =
                SpfPublisher.over(dns).repair(sender(SpfSender.Coverage.ALL_ADDRESSES, "192.0.2.1"));
        assertThat(repair.orElseThrow().text()).isEqualTo("v=spf1 ip4:192.0.2.1 include:c.test -all");
    }

    @Test
    void anAuditHasOneRecordForEachName() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1 -all\"");
        SpfAudit same = SpfPublisher.over(dns)
                .audit(DOMAIN, List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1")), "a.test");
        assertThat(records(same.findings().stream()))
                .hasSize(4)
                .extracting(PublishedRecord::value)
                .containsOnly("v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all");
        assertThat(same.findings().stream().skip(2)).allMatch(finding -> finding.severity() == Severity.WARNING);
        SpfAudit literal = SpfPublisher.over(dns).audit(DOMAIN, List.of(IpAddress.parse("192.0.2.1")), "[192.0.2.1]");
        assertThat(literal.rows()).hasSize(1);
    }

    @Test
    void aTextThatIsNoSpfRecordHasNoRepair() {
        assertThat(SpfRepair.ofText(SpfRecord.parse("v=DMARC1; p=none"))).isEmpty();
        assertThat(Spf.over(zone("a.test. TXT \"x\""))
                        .check(new SpfRequest(IpAddress.parse("192.0.2.1"), "u@a.test", "h.test"))
                        .published())
                .isEmpty();
    }

    private static Optional<SpfRepair> repair(Dns dns, String... addresses) {
        return SpfPublisher.over(dns).repair(sender(SpfSender.Coverage.ALL_ADDRESSES, addresses));
    }

    @Test
    void aMisspeltServiceIsNamedAndNoRecordLeavesItOut() {
        ZoneDns dns = zone(
                "a.test. TXT \"v=spf1 include:sendgird.net mx -all\"",
                "a.test. MX 10 m.a.test.",
                "m.a.test. A 192.0.2.1",
                "sendgrid.net. TXT \"v=spf1 ip4:198.51.100.0/24 ~all\"");
        SpfReport report = check(dns, "192.0.2.1");
        assertThat(report.repair()).isEmpty();
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("include:sendgird.net: sendgird.net has no SPF record; did you mean sendgrid.net?"));
        assertThat(report.findings().get(0).remedies().get(0).action()).contains("did you mean sendgrid.net?");
    }

    @Test
    void anIncludeThatLeadsNowhereIsNeverLeftOutUnsaidNorClosedWithFail() {
        SpfRepair repair = repair(zone("a.test. TXT \"v=spf1 ip4:192.0.2.1 include:mailer.test -all\""), "192.0.2.1")
                .orElseThrow();
        assertThat(repair.text()).isEqualTo("v=spf1 ip4:192.0.2.1 ~all");
        assertThat(repair.leftOut()).containsExactly("include:mailer.test");
        assertThat(repair.notes().toString()).contains("The record leaves out include:mailer.test");
    }

    @Test
    void aTermThatCannotBeReadIsNamedWhenItIsLeftOut() {
        SpfRepair repair = repair(zone("a.test. TXT \"v=spf1 ip4:192.0.2.1 ip4:203.0.113 -all\""), "192.0.2.1")
                .orElseThrow();
        assertThat(repair.text()).isEqualTo("v=spf1 ip4:192.0.2.1 ~all");
        assertThat(repair.notes().toString()).contains("The record leaves out ip4:203.0.113");
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:192.0.2.1ip4:192.0.2.2 -all,          v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
        "v=spf1 ip4:192.0.2.2-all,                        v=spf1 ip4:192.0.2.2 -all",
        "v=spf1 ip6:2001:db8::1ip6:2001:db8::2 ~all,      v=spf1 ip6:2001:db8::1 ip6:2001:db8::2 ~all",
        "v=spf1 mxinclude:b.test -all,                    v=spf1 mx include:b.test -all",
        "v=spf1 include:b.testip4:192.0.2.1 -all,         v=spf1 include:b.test ip4:192.0.2.1 -all",
        "'v=spf1 ip4:192.0.2.1,ip4:192.0.2.2 -all',       v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
    })
    void aMissingSpaceLosesNoSender(String record, String meant) {
        assertThat(SpfRepair.ofText(SpfRecord.parse(record))).contains(meant);
        assertThat(SpfLint.of(SpfRecord.parse(record)).get(0).message()).contains("did you mean");
    }

    /** RFC 7208 section 5.4: an IPv4 client needs the A records of the hosts of an mx, and no AAAA record. */
    @Test
    void hostsOfOneFamilyCostAClientOfThatFamilyNothing() {
        ZoneDns dns = zone(
                "a.test. TXT \"v=spf1 ip4:192.0.2.1/33 mx -all\"",
                "a.test. MX 10 m1.a.test.",
                "a.test. MX 20 m2.a.test.",
                "a.test. MX 30 m3.a.test.",
                "a.test. MX 40 m4.a.test.",
                "m1.a.test. A 192.0.2.1",
                "m2.a.test. A 192.0.2.2",
                "m3.a.test. A 192.0.2.3",
                "m4.a.test. A 192.0.2.4");
        assertThat(repair(dns, "192.0.2.1").orElseThrow().text()).contains(" mx ");
        SpfSurvey survey = SpfPublisher.over(dns).survey(DOMAIN, SpfRecord.parse("v=spf1 mx -all"));
        assertThat(survey.voidLookups()).isZero();
        assertThat(survey.findings()).isEmpty();
        SpfSurvey dual = SpfPublisher.over(dns).survey(DOMAIN, SpfRecord.parse("v=spf1 mx ip6:2001:db8::1 -all"));
        assertThat(dual.voidLookups()).isEqualTo(4);
        assertThat(dual.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("for an IPv6 client"));
    }

    @Test
    void theManyAddressesOfAKnownServiceAreANoteOnly() {
        String ranges = "v=spf1 ip4:198.0.0.0/12 ip4:10.0.0.0/8 ~all";
        assertThat(SpfPublisher.over(zone(
                                "a.test. TXT \"v=spf1 include:mail.zendesk.com -all\"",
                                "mail.zendesk.com. TXT \"" + ranges + "\""))
                        .survey(DOMAIN)
                        .findings())
                .extracting(Finding::type)
                .containsExactly(SpfFinding.SPF_SHARED);
        assertThat(SpfPublisher.over(zone("a.test. TXT \"" + ranges + "\""))
                        .survey(DOMAIN)
                        .findings())
                .extracting(Finding::type)
                .containsExactly(SpfFinding.SPF_BROAD);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1; ip4:192.0.2.1; -all, v=spf1 ip4:192.0.2.1 -all",
        "\\\"v=spf1 ip4:192.0.2.1 -all\\\", v=spf1 ip4:192.0.2.1 -all",
        "\\226\\128\\156v=spf1 ip4:192.0.2.1 ~all\\226\\128\\157, v=spf1 ip4:192.0.2.1 ~all",
        "v=spf2 ip4:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "spf1 ip4:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "v = spf1 ip4:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
        "v=spf1ip4:192.0.2.1 -all, v=spf1 ip4:192.0.2.1 -all",
    })
    void aTextThatIsNearlyARecordIsMendedAndKeepsItsTerms(String text, String mended) {
        SpfReport report = check(zone("a.test. TXT \"" + text + "\""), "192.0.2.1");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(SpfFinding.SPF_UNREAD);
            assertThat(finding.message()).contains("is no SPF record: it ");
        });
        assertThat(report.facts())
                .filteredOn(fact -> fact.key().equals("SPF-MISSING"))
                .allMatch(fact -> fact.answer() instanceof Answer.Present<?>);
        assertThat(report.repair().orElseThrow().text()).isEqualTo(mended);
        assertThat(report.repair().orElseThrow().notes().toString()).contains("do not read as SPF");
    }

    @Test
    void aTextAboutSomethingElseIsNoNearMiss() {
        for (String text : List.of("spf2.0/pra include:b.test -all", "v=DMARC1; p=none", "spf-verification=a mx", "")) {
            assertThat(check(zone("a.test. TXT \"" + text + "\""), "192.0.2.1").findings())
                    .extracting(Finding::type)
                    .containsExactly(SpfFinding.SPF_MISSING);
        }
    }

    @Test
    void whatAnEarlyMatchHidesIsFound() {
        String terms = IntStream.range(0, 11).mapToObj(i -> "a:h" + i + ".test").collect(Collectors.joining(" "));
        assertThat(types("v=spf1 ip4:192.0.2.1 " + terms + " -all")).contains(SpfFinding.SPF_TERM_BUDGET);
        assertThat(types("v=spf1 ip4:192.0.2.1 +all")).containsExactly(SpfFinding.SPF_PASS_ALL);
        assertThat(types("v=spf1 ip4:192.0.2.1 ip6:::/0 -all")).containsExactly(SpfFinding.SPF_PASS_ALL);
        assertThat(types("v=spf1 ip4:192.0.2.1 -all")).isEmpty();
    }

    /** The record passes for the sender. What its include authorises is not known, and the report says so. */
    @Test
    void anUnansweredIncludeBehindAnEarlyMatchIsShown() {
        ZoneDns dns = zone("a.test. TXT \"v=spf1 ip4:192.0.2.1 include:b.test -all\"")
                .withFault(DomainName.ofText("b.test"), Fault.TIMEOUT);
        SpfReport report = check(dns, "192.0.2.1");
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).singleElement().satisfies(check -> {
            assertThat(check.check()).contains("b.test");
            assertThat(check.why()).isEqualTo(Reason.TIMEOUT);
            assertThat(check.leavesOpen()).contains("SPF-PASS-ALL", "SPF-TERM-BUDGET");
        });
    }

    private static List<Object> types(String record) {
        return check(zone("a.test. TXT \"" + record + "\""), "192.0.2.1").findings().stream()
                .map(finding -> (Object) finding.type())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4=192.0.2.1 -all,           SPF_IGNORED_TERM, v=spf1 ip4:192.0.2.1 -all",
        "v=spf1 include=b.test mx -all,       SPF_IGNORED_TERM, v=spf1 include:b.test mx -all",
        "v=spf1 mx -all v=spf1 a ~all,        SPF_IGNORED_TERM, v=spf1 mx a ~all",
        "v=spf1 include:https://b.test -all,  SPF_TARGET,",
        "v=spf1 include:me@b.test -all,       SPF_TARGET,",
        "v=spf1 include:.b.test -all,         SPF_TARGET,",
    })
    void aTermThatNamesNoSenderIsFoundInTheText(String record, SpfFinding type, String mended) {
        List<LintFinding> faults = SpfLint.of(SpfRecord.parse(record));
        assertThat(faults).extracting(LintFinding::type).contains(type);
        assertThat(SpfRepair.ofText(SpfRecord.parse(record))).isEqualTo(Optional.ofNullable(mended));
    }

    @Test
    void aHintDiffersFromWhatWasWritten() {
        assertThat(SpfLint.of(SpfRecord.parse("v=spf1 ip4:192.0.2.7/40 -all"))
                        .get(0)
                        .message())
                .contains("did you mean \"ip4:192.0.2.7/32\"?");
    }
}
