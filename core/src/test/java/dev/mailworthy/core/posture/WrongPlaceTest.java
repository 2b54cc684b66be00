package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.from;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records at names where no receiver looks, names that are aliases, and DKIM keys of the parent domain. */
class WrongPlaceTest {

    private static final String ED25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final PostureRequest SELECTOR =
            request(PostureGroup.DKIM).withSelectors(List.of(DomainName.parse("k7")));

    private static Finding only(PostureReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    private static Optional<String> paste(Finding finding) {
        return finding.remedies().get(0).paste();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"_dmarc.example.org.example.org", "example.org", "dmarc.example.org", "_dmarc._dmarc.example.org"
            })
    void aDmarcRecordAtAWrongNameIsFoundAndMovedWithItsPolicy(String name) {
        Finding finding = only(examine(
                zone(name + ". TXT \"v=DMARC1; p=quarantine; rua=mailto:r@example.org\"", "example.org. MX 0 ."),
                request(PostureGroup.DMARC)));
        assertThat(finding.code()).isEqualTo("DMARC-MISSING");
        assertThat(finding.message()).contains("One stands at " + name + ", where no receiver looks.");
        assertThat(paste(finding))
                .contains("_dmarc.example.org. TXT \"v=DMARC1; p=quarantine; rua=mailto:r@example.org\"");
    }

    @Test
    void anOtherTextAtTheDomainIsNoDmarcRecord() {
        Finding finding =
                only(examine(zone("example.org. TXT \"dmarc-site-verification=7\""), request(PostureGroup.DMARC)));
        assertThat(finding.message()).isEqualTo("No DMARC record covers it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k7._domainkey.example.org.example.org",
                "k7.domainkey.example.org",
                "k7_domainkey.example.org",
                "k7.example.org",
                "example.org"
            })
    void aDkimKeyAtAWrongNameIsFound(String name) {
        Finding finding = only(examine(zone(name + ". TXT \"" + ED25519 + "\""), SELECTOR));
        assertThat(finding.code()).isEqualTo("DKIM-SELECTOR-MISSING");
        assertThat(finding.message()).contains("A key stands at " + name + ", where no receiver looks.");
        assertThat(paste(finding)).contains("k7._domainkey.example.org. TXT \"" + ED25519 + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "_mta-sts, v=STSv1; id=7, MTA-STS-MISSING, 1",
        "_smtp._tls, v=TLSRPTv1; rua=mailto:t@example.org, TLS-RPT-MISSING, 0"
    })
    void aDoubledRecordAboutTlsIsFound(String labels, String text, String code, int before) {
        PostureReport report = examine(
                zone(labels + ".example.org.example.org. TXT \"" + text + "\""), request(PostureGroup.TRANSPORT));
        Finding finding = report.findings().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(finding.message()).contains("One stands at " + labels + ".example.org.example.org");
        // The policy of MTA-STS is served before its record is published.
        assertThat(finding.remedies().get(before).paste()).contains(labels + ".example.org. TXT \"" + text + "\"");
    }

    @Test
    void aSelectorThatIsAnAliasWithoutAKeyNamesTheAlias() {
        Finding finding = only(examine(zone("k7._domainkey.example.org. CNAME k7.keys.sender.example."), SELECTOR));
        assertThat(finding.message())
                .isEqualTo("There is no key under the selector k7. k7._domainkey.example.org is an alias of"
                        + " k7.keys.sender.example.");
        assertThat(finding.remedies().get(0).action()).startsWith("Ask the operator of k7.keys.sender.example");
        assertThat(paste(finding)).isEmpty();
    }

    @Test
    void noRecordIsPastedBesideAnAlias() {
        Finding finding =
                only(examine(zone("_dmarc.example.org. CNAME gone.reports.example."), request(PostureGroup.DMARC)));
        assertThat(finding.message()).contains("_dmarc.example.org is an alias of gone.reports.example.");
        assertThat(paste(finding)).isEmpty();
        assertThat(finding.remedies().get(0).action()).startsWith("Ask the operator of gone.reports.example");
    }

    @Test
    void anAliasWithinTheOwnDomainIsFollowedInTheRecordToPublish() {
        Finding finding = only(
                examine(
                        zone(
                                "mail.example.org. CNAME box.example.org.",
                                "25.2.0.192.in-addr.arpa. PTR mail.example.org."),
                        from("mail.example.org", "192.0.2.25").withGroups(Set.of(PostureGroup.ADDRESSES))),
                "EHLO-NO-ADDRESS");
        assertThat(paste(finding)).contains("box.example.org. A 192.0.2.25");
        assertThat(finding.message()).contains("mail.example.org is an alias of box.example.org.");
    }

    private static Finding only(PostureReport report, String code) {
        return report.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** RFC 2317: the provider makes the reverse name an alias into a zone of the customer. */
    @Test
    void aDelegatedReverseNameWithoutPtrNamesItsAlias() {
        Finding finding = only(
                examine(
                        zone(
                                "25.2.0.192.in-addr.arpa. CNAME 25.0-63.2.0.192.in-addr.arpa.",
                                "mail.example.org. A 192.0.2.25"),
                        from("mail.example.org", "192.0.2.25")),
                "PTR-MISSING");
        assertThat(finding.message()).contains("is an alias of 25.0-63.2.0.192.in-addr.arpa.");
        assertThat(paste(finding)).contains("25.0-63.2.0.192.in-addr.arpa. PTR mail.example.org.");
    }

    @Test
    void aSubdomainMayHaveItsKeyInTheParentDomain() {
        PostureRequest news = new PostureRequest(DomainName.parse("news.example.org"), List.of(), Optional.empty())
                .withGroups(SELECTOR.groups());
        String key = "k7._domainkey.example.org. TXT \"" + ED25519 + "\"";
        PostureReport report = examine(zone(key, "news.example.org. MX 0 ."), news.withSelectors(SELECTOR.selectors()));
        assertThat(codes(report)).containsExactly("DKIM-ED25519-ALONE");
        assertThat(report.confirmed()).extracting(Confirmed::check).containsExactly("DKIM key k7 of example.org");
        PostureReport guessed = examine(zone(key.replace("k7", "mail"), "news.example.org. MX 0 ."), news);
        assertThat(guessed.confirmed()).extracting(Confirmed::check).containsExactly("DKIM key mail of example.org");
    }

    @Test
    void strictAlignmentAsksForAKeyOfTheSubdomain() {
        PostureReport report = examine(
                zone(
                        "k7._domainkey.example.org. TXT \"" + ED25519 + "\"",
                        "_dmarc.news.example.org. TXT \"v=DMARC1; p=reject; adkim=s; rua=mailto:r@example.org\""),
                new PostureRequest(DomainName.parse("news.example.org"), List.of(), Optional.empty())
                        .withGroups(SELECTOR.groups())
                        .withSelectors(SELECTOR.selectors()));
        assertThat(only(report).message()).contains("example.org has one, but adkim=s asks for a key of");
    }

    @Test
    void aParentWithoutAnAnswerIsNoPass() {
        PostureReport report = examine(
                zone("news.example.org. MX 0 .").withFault(DomainName.parse("_domainkey.example.org"), Fault.TIMEOUT),
                new PostureRequest(DomainName.parse("news.example.org"), List.of(), Optional.empty())
                        .withGroups(SELECTOR.groups())
                        .withSelectors(SELECTOR.selectors()));
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered()).hasSize(1);
    }

    @Test
    void aGuessedSelectorThatIsAnAliasWithoutAKeyIsNamed() {
        PostureReport report = examine(
                zone(
                        "s1._domainkey.example.org. CNAME s1.domainkey.u7.sender.test.",
                        "mail._domainkey.example.org. TXT \"" + ED25519 + "\""),
                request(PostureGroup.DKIM));
        Finding finding = only(report, "DKIM-ALIAS-DANGLING");
        assertThat(finding.message())
                .isEqualTo(
                        "No key stands there. s1._domainkey.example.org is an alias of s1.domainkey.u7.sender.test.");
        assertThat(finding.remedies().get(0).action()).contains("s1.domainkey.u7.sender.test");
        assertThat(codes(report)).doesNotContain("DKIM-SELECTOR-MISSING");
    }
}
