package dev.mailworthy.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPF of hosted mail, judged without a sending address. */
class HostedSpfTest {

    private static final DomainName DOMAIN = DomainName.parse("firm.example");

    private static final String SERVICE = """
            $ORIGIN .
            $TTL 60
            . SOA ns. h. 1 2 3 4 5
            spf.protection.outlook.com. TXT "v=spf1 ip4:198.51.100.0/25 -all"
            wrap.firm.example. TXT "v=spf1 include:spf.protection.outlook.com -all"
            firm.example. SOA ns. h. 1 2 3 4 5
            """;

    private static ZoneDns zone(String record) throws ZoneFileException {
        return ZoneDns.parse("z", SERVICE + (record.isEmpty() ? "" : "firm.example. TXT \"" + record + "\"\n"));
    }

    private static HostedSpf judged(String record) throws ZoneFileException {
        return HostedSpf.of(zone(record), DOMAIN, MailService.MICROSOFT);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:spf.protection.outlook.com -all",
        "v=spf1 ip4:192.0.2.1 include:wrap.firm.example ~all",
        "v=spf1 redirect=wrap.firm.example",
        "v=spf1 ip4:198.51.100.0/24 -all",
    })
    void aRecordThatLetsTheServiceSendIsConfirmed(String record) throws ZoneFileException {
        HostedSpf judged = judged(record);
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.unanswered()).isEmpty();
        assertThat(judged.confirmed())
                .singleElement()
                .satisfies(confirmed -> assertThat(confirmed.check()).contains("for Microsoft 365"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:192.0.2.1 -all | SPF-SERVICE-LEFT-OUT",
                "'' | SPF-MISSING",
                "spf1 include:spf.protection.outlook.com -all | SPF-UNREAD",
                "v=spf1 include:spf.protection.outlook.com ipv4:192.0.2.1 -all | SPF-SYNTAX",
                "v=spf1 include:gone.firm.example include:spf.protection.outlook.com -all | SPF-MISSING",
                "v=spf1 include:spf.protection.outlook.com +all | SPF-PASS-ALL",
            })
    void eachFaultIsFoundWithoutAnAddress(String record, String code) throws ZoneFileException {
        assertThat(judged(record).findings()).extracting(Finding::code).contains(code);
    }

    @Test
    void theIncludeIsAddedInFrontOfTheTermsThatStandThere() throws ZoneFileException {
        Finding finding =
                judged("v=spf1 ip4:192.0.2.9 ip4:192.0.2.7 -all").findings().get(0);
        assertThat(finding.remedies().get(0).paste().orElseThrow())
                .isEqualTo("firm.example. TXT"
                        + " \"v=spf1 include:spf.protection.outlook.com ip4:192.0.2.9 ip4:192.0.2.7 -all\"");
    }

    @Test
    void withoutAnAnswerNothingIsClaimed() throws ZoneFileException {
        for (String silent : List.of("firm.example", "spf.protection.outlook.com")) {
            HostedSpf judged = HostedSpf.of(
                    zone("v=spf1 ip4:192.0.2.1 -all").withFault(DomainName.parse(silent), Fault.TIMEOUT),
                    DOMAIN,
                    MailService.MICROSOFT);
            assertThat(judged.findings()).isEmpty();
            assertThat(judged.confirmed()).isEmpty();
            assertThat(judged.unanswered()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aspmx.l.google.com alt1.aspmx.l.google.com | GOOGLE",
                "firm-example.mail.protection.outlook.com | MICROSOFT",
                "firm-example.o-v1.mx.microsoft | MICROSOFT",
                "mx.zoho.eu mx2.zoho.eu | ZOHO",
                "aspmx.l.google.com mail.firm.example | ",
                "mail.firm.example | ",
                "notgoogle.com | ",
            })
    void theServiceIsThatOfAllExchanges(String hosts, MailService service) {
        List<DomainName> names =
                List.of(hosts.split(" ")).stream().map(DomainName::parse).toList();
        assertThat(MailService.of(names).orElse(null)).isEqualTo(service);
        assertThat(MailService.of(List.of())).isEmpty();
    }
}
