package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.examine;
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

/** A BIMI logo shows only with a policy of quarantine or reject, and as an SVG. */
class BimiTest {

    private static final String LOGO = "default._bimi.example.org. TXT \"v=BIMI1; l=https://example.org/sign.svg\"";

    private static List<String> codes(PostureReport report) {
        return report.findings().stream()
                .map(Finding::code)
                .filter(code -> code.startsWith("BIMI"))
                .toList();
    }

    private static PostureRequest services(String domain) {
        return new PostureRequest(DomainName.parse(domain), List.of(), Optional.empty())
                .withGroups(Set.of(PostureGroup.SERVICES));
    }

    private static String dmarc(String tags) {
        return "_dmarc.example.org. TXT \"v=DMARC1; " + tags + "; rua=mailto:r@example.org\"";
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject, example.org,",
        "p=quarantine, example.org,",
        "p=none, example.org, BIMI-NO-LOGO",
        "p=quarantine; t=y, example.org, BIMI-NO-LOGO",
        "p=reject; sp=none, news.example.org, BIMI-NO-LOGO",
        "p=reject, news.example.org,"
    })
    void theLogoNeedsAPolicyInForce(String tags, String domain, String code) {
        PostureReport report = examine(zone(LOGO, dmarc(tags), "news.example.org. MX 0 ."), services(domain));
        assertThat(codes(report)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void theRecordOfTheOrganisationCounts() {
        PostureReport report =
                examine(zone(LOGO, dmarc("p=reject"), "news.example.org. MX 0 ."), services("news.example.org"));
        assertThat(report.confirmed()).extracting(Confirmed::check).contains("BIMI record of news.example.org");
    }

    @ParameterizedTest
    @CsvSource({"sign.png", "sign.JPEG?v=2", "sign.webp"})
    void anImageThatIsNoSvgIsMalformed(String file) {
        PostureReport report =
                examine(zone(LOGO.replace("sign.svg", file), dmarc("p=reject")), services("example.org"));
        assertThat(codes(report)).containsExactly("BIMI-MALFORMED");
    }

    /** The logo that the owner names stays; where another one lies only the owner knows. */
    @ParameterizedTest
    @CsvSource({
        "v=BIMI1 l=https://a.example/x.svg,                        v=BIMI1; l=https://a.example/x.svg",
        "v=BIMI1; l=http://a.example/x.svg?v=2,                    v=BIMI1; l=https://a.example/x.svg?v=2",
        "v=BIMI1 l=https://a.example/x.svg a=https://a.example/c.pem, v=BIMI1; l=https://a.example/x.svg; a=https://a.example/c.pem",
        "v=BIMI1; l=https://a.example/x.png,",
    })
    void aMendedRecordKeepsTheLogo(String text, String mended) {
        PostureReport report = examine(
                zone("default._bimi.example.org. TXT \"" + text.replace(";", "\\;") + "\"", dmarc("p=reject")),
                services("example.org"));
        assertThat(codes(report)).containsExactly("BIMI-MALFORMED");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("BIMI-MALFORMED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedies().get(0).paste())
                        .isEqualTo(Optional.ofNullable(mended)
                                .map(record -> "default._bimi.example.org. TXT \"" + record + "\"")));
    }

    @Test
    void aRecordThatDeclinesALogoNeedsNoPolicy() {
        String none = "default._bimi.example.org. TXT \"v=BIMI1; l=; a=\"";
        assertThat(codes(examine(zone(none), services("example.org")))).isEmpty();
        assertThat(codes(examine(zone(LOGO), services("example.org")))).containsExactly("BIMI-NO-LOGO");
    }

    @Test
    void aPolicyWithoutAnAnswerIsNoFinding() {
        PostureReport report = examine(
                zone(LOGO, dmarc("p=none")).withFault(DomainName.parse("_dmarc.example.org"), Fault.TIMEOUT),
                services("example.org"));
        assertThat(codes(report)).isEmpty();
    }
}
