package dev.mailworthy.spf.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The EHLO name is checked against its own SPF record, because bounces have no other sender (RFC 7208 section 2.4). */
class HeloCheckTest {

    private static final DomainName HOST = DomainName.parse("relay.b.test");

    private static ZoneDns zone(String record) throws ZoneFileException {
        return ZoneDns.parse(
                "helo.zone",
                "$ORIGIN test.\n$TTL 60\n@ SOA n h 1 2 3 4 5\nb TXT \"v=spf1 ip4:192.0.2.9 -all\"\nrelay.b A 192.0.2.9\n"
                        + record + "\n");
    }

    private static SpfReport check(ZoneDns dns, String helo) {
        return SpfPublisher.over(dns)
                .check(new SpfSender(
                        DomainName.parse("b.test"),
                        helo,
                        List.of(IpAddress.parse("192.0.2.9")),
                        SpfSender.Coverage.ALL_ADDRESSES));
    }

    @ParameterizedTest
    @CsvSource({
        "-all, WARNING, v=spf1 ip4:192.0.2.9 -all",
        "~all, NOTICE, v=spf1 ip4:192.0.2.9 ~all",
        "mx -all, WARNING, v=spf1 ip4:192.0.2.9 -all",
        "include:gone.test -all, NOTICE,"
    })
    void aRecordOfTheEhloNameThatDoesNotLetTheAddressPassIsFound(String terms, Severity severity, String mended)
            throws ZoneFileException {
        SpfReport report = check(zone("relay.b TXT \"v=spf1 " + terms + "\""), "relay.b.test");
        assertThat(report.findings()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.type()).isEqualTo(SpfFinding.SPF_HELO_FAIL);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.subject()).isEqualTo("relay.b.test from 192.0.2.9");
        if (mended != null) {
            assertThat(finding.remedies().get(0).paste()).contains("relay.b.test. TXT \"" + mended + "\"");
        }
        assertThat(report.confirmed()).extracting(Confirmed::check).containsExactly("SPF of b.test for 192.0.2.9");
    }

    @ParameterizedTest
    @CsvSource({"b.test", "[192.0.2.9]", "relay", "localhost.localdomain", "relay.b.test"})
    void aNameWithoutARecordOfItsOwnRefusesNothing(String helo) throws ZoneFileException {
        SpfReport report = check(zone(""), helo);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed()).hasSize(1);
    }

    @Test
    void aRecordThatLetsTheAddressPassIsShown() throws ZoneFileException {
        assertThat(check(zone("relay.b TXT \"v=spf1 a -all\""), "relay.b.test").confirmed())
                .extracting(Confirmed::check)
                .containsExactly("SPF of b.test for 192.0.2.9", "SPF of the EHLO name relay.b.test for 192.0.2.9");
    }

    @Test
    void anUnansweredRecordOfTheEhloNameIsNoPass() throws ZoneFileException {
        SpfReport report = check(zone("").withFault(HOST, Fault.TIMEOUT), "relay.b.test");
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered())
                .extracting(UnansweredCheck::check)
                .containsExactly("SPF of the EHLO name relay.b.test for 192.0.2.9");
    }
}
