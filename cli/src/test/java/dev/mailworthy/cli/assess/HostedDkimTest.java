package dev.mailworthy.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DKIM keys of hosted mail, at the selectors that each service documents. */
class HostedDkimTest {

    private static final DomainName DOMAIN = DomainName.parse("firm.example");
    private static final String KEY = " TXT \"v=DKIM1\\; k=rsa\\; p=MIGfMA0\"\n";

    private static ZoneDns zone(String records) throws ZoneFileException {
        return ZoneDns.parse(
                "z", "$ORIGIN .\n$TTL 60\n. SOA ns. h. 1 2 3 4 5\n$ORIGIN _domainkey.firm.example.\n" + records);
    }

    @ParameterizedTest
    @CsvSource({
        "GOOGLE, google",
        "MICROSOFT, selector2",
        "ZOHO, zmail",
        "ZOHO, zoho",
        "FASTMAIL, fm3",
        "PROTON, protonmail2",
        "APPLE, sig1",
        "MIGADU, key1",
        "MAILBOX, MBO0004",
        "IONOS, s1-ionos",
    })
    void aKeyAtADocumentedSelectorIsConfirmed(MailService service, String selector) throws ZoneFileException {
        HostedDkim judged = HostedDkim.of(zone(selector + KEY), DOMAIN, service);
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.confirmed())
                .singleElement()
                .satisfies(proof -> assertThat(proof.proof()).contains("whether it signs shows a message"));
    }

    @ParameterizedTest
    @EnumSource(MailService.class)
    void anAbsentKeyIsAFindingWithTheStepOfTheService(MailService service) throws ZoneFileException {
        HostedDkim judged = HostedDkim.of(zone("other" + KEY), DOMAIN, service);
        if (service.keys().selectors().isEmpty()) {
            assertThat(judged.findings()).isEmpty();
            return;
        }
        Finding finding = judged.findings().get(0);
        assertThat(finding.code()).isEqualTo("DKIM-SERVICE-KEY-MISSING");
        assertThat(finding.message()).contains(service.words());
        assertThat(finding.remedies().get(0).action()).isEqualTo(service.keys().step());
        assertThat(judged.confirmed()).isEmpty();
        assertThat(finding.message().contains("you can have chosen another"))
                .isEqualTo(service.keys().naming() == ServiceKeys.Naming.CHOSEN);
    }

    @Test
    void aliasesThatLeadNowhereAreNamed() throws ZoneFileException {
        HostedDkim judged = HostedDkim.of(
                zone("selector1 CNAME selector1-firm-example._domainkey.firm.onmicrosoft.com.\n"),
                DOMAIN,
                MailService.MICROSOFT);
        assertThat(judged.findings().get(0).message())
                .contains("selector1._domainkey.firm.example is an alias of"
                        + " selector1-firm-example._domainkey.firm.onmicrosoft.com, which has no key.");
        assertThat(judged.findings().get(0).remedies().get(0).action()).startsWith("Switch on DKIM");
    }

    @Test
    void aRevokedKeyIsNone() throws ZoneFileException {
        assertThat(HostedDkim.of(zone("google TXT \"v=DKIM1\\; p=\"\n"), DOMAIN, MailService.GOOGLE)
                        .findings())
                .hasSize(1);
    }

    @Test
    void aQuestionWithoutAnAnswerIsUnanswered() throws ZoneFileException {
        ZoneDns dns =
                zone("other" + KEY).withFault(DomainName.parse("selector2._domainkey.firm.example"), Fault.TIMEOUT);
        HostedDkim judged = HostedDkim.of(dns, DOMAIN, MailService.MICROSOFT);
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.why()).isEqualTo(Reason.TIMEOUT));
    }
}
