package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that are no terms get a hint that can be read and that differs from the term. */
class LintHintsTest {

    private static final DomainName DOMAIN = DomainName.parse("a.test");

    @ParameterizedTest
    @CsvSource({
        "include:192.0.2.5,           ip4:192.0.2.5",
        "exists:192.0.2.5,            ip4:192.0.2.5",
        "ip4:192.0.2,                 ip4:192.0.2.0/24",
        "ip4:192.0.2.*,               ip4:192.0.2.0/24",
        "ip4:10.1.*.*,                ip4:10.1.0.0/16",
        "ip4:mail.b.test,             a:mail.b.test",
        "ip4:192.0.2.5:25,            ip4:192.0.2.5",
        "a:mail.b.test:25,            a:mail.b.test",
        "include b.test,              include:b.test",
        "-all.,                       -all",
        "\u2013all,                   -all",
        "include:b\u00fccher.test,    include:xn--bcher-kva.test",
    })
    void eachSlipGetsAHint(String slip, String hint) {
        List<LintFinding> faults = SpfLint.of(SpfRecord.parse("v=spf1 mx " + slip + " -all"));
        assertThat(faults.toString()).contains("did you mean \"" + hint + "\"?");
    }

    @Test
    void aPublishedDashIsMended() {
        assertThat(SpfRepair.ofText(SpfRecord.parse("v=spf1 mx \u00e2\u0080\u0093all")))
                .contains("v=spf1 mx -all");
    }

    /** The names in the terms lead nowhere, which the text alone does not show. */
    @ParameterizedTest
    @CsvSource({
        "mx:host.test,       SPF-IGNORED-TERM",
        "include:gone.test,  SPF-DANGLING",
        "include:bad.test,   SPF-DANGLING",
        "include:mid.test,   SPF-DANGLING",
        "include:user@b.test, SPF-TARGET",
        "include:a.test,     SPF-PERMERROR",
        "a:host.test,        ''",
    })
    void aTermWhoseNameLeadsNowhereIsAFaultOfAPublishedRecord(String term, String code) throws ZoneFileException {
        String record = "v=spf1 " + term + " -all";
        ZoneDns dns = ZoneDns.parse(
                "t",
                "$ORIGIN test.\n$TTL 60\n@ SOA n h 1 2 3 4 5\na TXT \"" + record + "\"\nhost A 192.0.2.1\n"
                        + "bad TXT \"v=spf1 ip9:1\"\nmid TXT \"v=spf1 include:gone.test -all\"\n");
        List<LintFinding> faults =
                SpfLint.of(SpfRecord.parse(record), SpfPublisher.over(dns).survey(DOMAIN));
        assertThat(faults)
                .extracting(fault -> fault.type().code())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(faults).allSatisfy(fault -> assertThat(fault.span().start()).isEqualTo(7));
    }

    @Test
    void aPatternNamesNoRecord() {
        assertThat(SpfLint.of(SpfRecord.parse("v=spf1 include:*.b.test -all")))
                .extracting(LintFinding::type)
                .containsExactly(SpfFinding.SPF_TARGET);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:a.test mx -all",
        "v=spf1 include:A.Test. mx -all",
        "v=spf1 mx redirect=a.test",
        "v=spf1 include:%{d} -all",
    })
    void aRecordThatIncludesItselfIsNamed(String record) {
        assertThat(SpfLint.of(SpfRecord.parse(record), DOMAIN))
                .filteredOn(fault -> fault.type() == SpfFinding.SPF_PERMERROR)
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("includes itself"));
        assertThat(SpfLint.of(SpfRecord.parse(record), DomainName.parse("b.test")))
                .filteredOn(fault -> fault.type() == SpfFinding.SPF_PERMERROR)
                .hasSize(record.contains("%") ? 1 : 0);
    }

    @Test
    void aTextThatReceiversDoNotReadIsAFault() {
        NearMiss text = NearMiss.of("spf1 mx -all").orElseThrow();
        LintFinding unread = LintFinding.unread(text);
        assertThat(unread.type()).isEqualTo(SpfFinding.SPF_UNREAD);
        assertThat(unread.fix()).contains("v=spf1 mx -all");
    }

    @Test
    void aCheckNamesTheCircleAndItsRepairKeepsTheEnd() throws ZoneFileException {
        ZoneDns dns = ZoneDns.parse("z", """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                a.test. TXT "v=spf1 include:a.test ip4:192.0.2.1 -all"
                """);
        SpfReport report = SpfPublisher.over(dns)
                .check(new SpfSender(
                        DOMAIN, "mx.a.test", List.of(IpAddress.parse("192.0.2.1")), SpfSender.Coverage.ALL_ADDRESSES));
        assertThat(report.findings()).extracting(Finding::message).anyMatch(text -> text.contains("includes itself"));
        assertThat(report.repair().orElseThrow().text()).isEqualTo("v=spf1 ip4:192.0.2.1 -all");
        assertThat(report.repair().orElseThrow().leftOut()).isEmpty();
    }

    @Test
    void aSurveySaysWhatATextInPlaceOfTheRecordIs() throws ZoneFileException {
        ZoneDns dns = ZoneDns.parse("z", """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                a.test. TXT "\\"v=spf1 mx -all\\""
                """);
        assertThat(SpfPublisher.over(dns).survey(DOMAIN).findings())
                .extracting(Finding::message)
                .anyMatch(text -> text.contains("quotation marks"));
    }
}
