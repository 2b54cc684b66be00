package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeExaminationTest {

    private static final String HOST = "mail.example.org. A 192.0.2.25";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org. MX 10 mail.example.org.                           |",
                "example.org. MX 0 .                                            | MX-NULL",
                "example.org. MX 10 gone.example.org.                           | MX-DANGLING",
                "example.org. A 192.0.2.1                                       | MX-MISSING",
                "example.org. AAAA 2001:db8::1                                  | MX-MISSING",
                "example.org. TXT x                                             | DOMAIN-UNREACHABLE",
                "example.org. MX 10 a.example.org.~a.example.org. CNAME mail.example.org. | MX-ALIAS",
                "example.org. MX 10 a.example.org.~a.example.org. CNAME gone.example.org. | MX-DANGLING",
                "example.org. MX 10 p.example.org.~p.example.org. A 10.0.0.1    | MX-NOT-ROUTED",
                "example.org. MX 10 p.example.org.~p.example.org. AAAA fe80::1  | MX-NOT-ROUTED",
                "example.org. MX 10 p.example.org.~p.example.org. A 127.0.0.1   | MX-NOT-ROUTED",
            })
    void eachStateOfTheExchangesHasItsFinding(String lines, String expected) {
        PostureReport report =
                examine(zone(String.join("\n", lines.split("~")), HOST), request(PostureGroup.EXCHANGES));
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(codes(report)).containsExactlyElementsOf(wanted);
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.evidence()).isNotEmpty());
        assertThat(report.confirmed())
                .extracting(Confirmed::check)
                .filteredOn("MX of example.org"::equals)
                .hasSize(wanted.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.25.", "192.0.2.25.example.org."})
    void anAddressInMxIsNamedAlsoWithTheDomainBehindIt(String exchange) {
        PostureReport report = examine(zone("example.org. MX 10 " + exchange, HOST), request(PostureGroup.EXCHANGES));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("The MX record of example.org has the address 192.0.2.25 in place of a host name.");
            assertThat(finding.remedies().get(0).paste()).contains("example.org. MX 10 mail.example.org.");
        });
    }

    @Test
    void aNullMxBesideAHostIsToBeRemoved() {
        PostureReport report = examine(
                zone("example.org. MX 0 .", "example.org. MX 10 mail.example.org.", HOST),
                request(PostureGroup.EXCHANGES));
        assertThat(codes(report)).containsExactly("MX-NULL");
        assertThat(report.findings().get(0).remedies().get(0).action()).startsWith("Remove the null MX");
    }

    @Test
    void anAliasOfNothingIsNamedAndNotPasted() {
        PostureReport report = examine(
                zone("example.org. MX 10 a.example.org.", "a.example.org. CNAME gone.example.net."),
                request(PostureGroup.EXCHANGES));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("is an alias of gone.example.net, which has no address");
            assertThat(finding.remedies())
                    .allSatisfy(remedy -> assertThat(remedy.paste()).isEmpty());
        });
    }

    @Test
    void aNameThatIsMissingInAZoneThatTakesMailIsNoDomainToRegister() {
        PostureReport report = examine(
                zone("example.org. MX 10 mail.example.org.", HOST),
                request(PostureGroup.EXCHANGES).withFrom(DomainName.parse("a.news.example.org")));
        assertThat(codes(report)).containsExactly("DOMAIN-MISSING");
        assertThat(report.findings().get(0).remedies().get(0).action())
                .isEqualTo("Publish an MX or address record for a.news.example.org, or send from a name that exists,"
                        + " such as example.org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "mail.example.org"})
    void aMissingAnswerIsUnanswered(String where) {
        for (Fault fault : List.of(Fault.TIMEOUT, Fault.SERVFAIL, Fault.REFUSED)) {
            PostureReport report = examine(
                    zone("example.org. MX 10 mail.example.org.", HOST).withFault(DomainName.parse(where), fault),
                    request(PostureGroup.EXCHANGES));
            assertThat(codes(report)).isEmpty();
            assertThat(report.unanswered())
                    .isNotEmpty()
                    .extracting(UnansweredCheck::why)
                    .containsOnly(Examined.reason(fault));
            assertThat(report.confirmed()).extracting(Confirmed::check).doesNotContain("MX of example.org");
        }
    }

    @Test
    void theDomainsOfFromAndMailFromAreExaminedToo() {
        PostureReport report = examine(
                zone("example.org. MX 10 mail.example.org.", HOST, "news.example.org. TXT x"),
                request(PostureGroup.EXCHANGES)
                        .withFrom(DomainName.parse("news.example.org"))
                        .withMailFrom(DomainName.parse("bounce.example.net")));
        assertThat(report.findings())
                .extracting(finding -> finding.code() + " " + finding.subject())
                .containsExactlyInAnyOrder("DOMAIN-UNREACHABLE news.example.org", "DOMAIN-MISSING bounce.example.net");
    }
}
