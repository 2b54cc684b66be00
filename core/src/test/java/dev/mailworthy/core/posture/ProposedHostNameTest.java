package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.from;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.NameForm;
import dev.mailworthy.core.posture.text.HostNameChoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host name the remedies propose for PTR and EHLO, and which names they never propose. */
class ProposedHostNameTest {

    private static final String MAIL = "mail.example.org. A 192.0.2.25";

    private static List<String> pastes(PostureReport report) {
        return report.findings().stream()
                .flatMap(finding -> finding.remedies().stream())
                .flatMap(remedy -> remedy.paste().stream())
                .toList();
    }

    private static List<String> actions(PostureReport report) {
        return report.findings().stream()
                .flatMap(finding -> finding.remedies().stream())
                .map(Remedy::action)
                .toList();
    }

    private static String ptr(String name) {
        return "25.2.0.192.in-addr.arpa. PTR " + name + ".";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost.localdomain",
                "srv.lan",
                "nas.local",
                "gw.home.arpa",
                "mx.corp",
                "localhost.example.org",
                "192.0.2.25",
                "[192.0.2.25]",
                "mail",
                "mail_2.example.org",
                "192-0-2-25.isp.example",
                "mail.example.org.example.org"
            })
    void anEhloNameThatNoReceiverCanUseIsNeverPasted(String ehlo) {
        PostureReport report = examine(zone(MAIL), from(ehlo, "192.0.2.25"));
        assertThat(pastes(report)).containsOnly("25.2.0.192.in-addr.arpa. PTR mail.example.org.");
        assertThat(actions(report)).contains("Let the mail server give mail.example.org in EHLO.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.org.example.org", "mail_2.example.org"})
    void aReverseNameThatIsASlipIsReplacedAndGetsNoAddress(String name) {
        PostureReport report = examine(zone(MAIL, ptr(name)), from("mail.example.org", "192.0.2.25"));
        assertThat(codes(report)).contains("PTR-UNCONFIRMED");
        assertThat(pastes(report)).containsOnly("25.2.0.192.in-addr.arpa. PTR mail.example.org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "srv.lan", "mail", "192.0.2.25", "mail.example.org.example.org"})
    void aLocalEhloNameIsNeverToBecomeTheReverseName(String ehlo) {
        PostureReport report = examine(zone(MAIL, ptr("mail.example.org")), from(ehlo, "192.0.2.25"));
        assertThat(codes(report)).contains("EHLO-PTR-MISMATCH");
        assertThat(actions(report)).containsOnly("Let the mail server give mail.example.org in EHLO.");
    }

    @Test
    void aReverseNameThatIsInOrderIsTheNameToGiveInEhlo() {
        PostureReport report = examine(
                zone("out.example.net. A 192.0.2.25", ptr("out.example.net")), from("srv.internal", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("EHLO-PTR-MISMATCH", "EHLO-NO-ADDRESS");
        assertThat(report.findings().get(1).remedies().get(0).action())
                .isEqualTo("Let the mail server give out.example.net in EHLO.");
        assertThat(pastes(report)).isEmpty();
    }

    @Test
    void aGenericReverseNameIsNotPastedAgain() {
        PostureReport report = examine(
                zone("192-0-2-25.isp.example. A 192.0.2.25", ptr("192-0-2-25.isp.example")),
                from("192-0-2-25.isp.example", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("PTR-GENERIC");
        assertThat(pastes(report))
                .containsExactly("25.2.0.192.in-addr.arpa. PTR mail.example.org.", "mail.example.org. A 192.0.2.25");
    }

    @Test
    void aUsualNameOfAnotherServerIsNotProposed() {
        PostureReport report = examine(
                zone("mail.example.org. A 198.51.100.7", "smtp.example.org. A 198.51.100.8"),
                from("srv.lan", "192.0.2.25"));
        assertThat(pastes(report))
                .containsExactly("25.2.0.192.in-addr.arpa. PTR mx.example.org.", "mx.example.org. A 192.0.2.25");
        PostureReport none = examine(
                zone(
                        "mail.example.org. A 198.51.100.7",
                        "smtp.example.org. A 198.51.100.8",
                        "mx.example.org. A 198.51.100.9"),
                from("srv.lan", "192.0.2.25"));
        assertThat(pastes(none)).isEmpty();
    }

    @Test
    void aReverseNameOfTheProviderGetsNoAddressRecord() {
        PostureReport report = examine(zone(MAIL, ptr("v17.isp.example")), from("mail.example.org", "192.0.2.25"));
        assertThat(codes(report)).contains("PTR-UNCONFIRMED");
        assertThat(pastes(report)).containsOnly("25.2.0.192.in-addr.arpa. PTR mail.example.org.");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org.example.org, mail.example.org",
        "example.co.uk.example.co.uk, example.co.uk",
        "_dmarc.a.b.c.a.b.c, _dmarc.a.b.c",
        "mail.mail.example.org, mail.mail.example.org",
        "www.www, www.www",
        "mail.example.org, mail.example.org"
    })
    void aDoubledNameIsReadOnce(String name, String once) {
        assertThat(HostNameChoice.undoubled(DomainName.parse(name))).hasToString(once);
    }

    @Test
    void anUnderscoreInEhloIsAWarningAlsoForANameInOrder() {
        PostureReport report = examine(
                zone("mail_2.example.org. A 192.0.2.25", ptr("mail_2.example.org"), MAIL),
                from("mail_2.example.org", "192.0.2.25"));
        assertThat(codes(report)).containsExactly("EHLO-UNDERSCORE");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-1.example.org", "mobile.example.org", "pool.mail.example.org", "rev.example.org"})
    void wordsInNamesOfTheOwnDomainAreNotGeneric(String name) {
        PostureReport report = examine(zone(name + ". A 192.0.2.25", ptr(name)), from(name, "192.0.2.25"));
        assertThat(codes(report)).isEmpty();
    }

    @Test
    void wordsInNamesOfTheOrganisationAreNotGeneric() {
        PostureRequest ofNews = new PostureRequest(
                        DomainName.parse("news.example.org"),
                        from("", "192.0.2.25").addresses(),
                        from("client.example.org").ehlo())
                .withGroups(from("").groups());
        String host = "client.example.org. A 192.0.2.25";
        String dmarc = "_dmarc.example.org. TXT \"v=DMARC1; p=none; rua=mailto:d@example.org\"";
        assertThat(codes(examine(zone(host, ptr("client.example.org"), dmarc), ofNews)))
                .isEmpty();
        assertThat(codes(examine(zone(host, ptr("client.example.org")), ofNews)))
                .containsExactly("PTR-GENERIC");
    }

    @Test
    void anEhloNameOtherThanTheReverseNameIsANoticeIfBothLeadToTheAddress() {
        Finding both = examine(
                        zone(MAIL, "out.example.org. A 192.0.2.25", ptr("out.example.org")),
                        from("mail.example.org", "192.0.2.25"))
                .findings()
                .get(0);
        assertThat(both.code()).isEqualTo("EHLO-PTR-MISMATCH");
        assertThat(both.severity()).isEqualTo(Severity.NOTICE);
        Finding one = examine(
                        zone(
                                "mail.example.org. A 198.51.100.1",
                                "out.example.org. A 192.0.2.25",
                                ptr("out.example.org")),
                        from("mail.example.org", "192.0.2.25"))
                .findings()
                .get(0);
        assertThat(one.severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org, FULL",
        "mail, SINGLE_LABEL",
        "localhost, LOCAL",
        "a.b.lan, LOCAL",
        "10.0.0.1, ADDRESS",
        "plan.example, FULL"
    })
    void theFormOfANameTellsItsReach(String name, NameForm form) {
        assertThat(NameForm.of(DomainName.parse(name))).isEqualTo(form);
    }
}
