package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcExaminationTest {

    private static final String RUA = "rua=mailto:d@example.org";
    private static final PostureRequest REQUEST = request(PostureGroup.DMARC);

    private static String record(String name, String text) {
        return "_dmarc." + name + ". TXT \"" + text.replace(";", "\\;") + "\"";
    }

    private static List<String> of(String text) {
        return codes(examine(zone(record("example.org", text)), REQUEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject; RUA                        |",
                "v=DMARC1;p=quarantine;RUA;                     |",
                "v = DMARC1 ; p = reject ; RUA                  |",
                "v=DMARC1; p=REJECT; RUA                        |",
                "v=DMARC1; p=none; RUA                          | DMARC-POLICY-NONE",
                "v=DMARC1; RUA                                  | DMARC-POLICY-NONE",
                "v=DMARC1; p=reject                             | DMARC-NO-REPORTS",
                "v=DMARC1; p=reject; t=y; RUA                   | DMARC-TEST-MODE",
                "v=DMARC1; p=reject; pct=50; RUA                | DMARC-OLD-TAG",
                "v=DMARC1; p=reject; ri=3600; rf=afrf; RUA      | DMARC-OLD-TAG DMARC-OLD-TAG",
                "v=DMARC1; p=reject; xyz=1; RUA                 | DMARC-UNKNOWN-TAG",
                "v=DMARC1; p=reject; sp=none; np=reject; psd=u; adkim=s; aspf=r; fo=d:s; RUA; ruf=mailto:f@example.org |",
                "v=DMARC1; p=rejected; RUA                      | DMARC-MALFORMED DMARC-POLICY-NONE",
                "v=DMARC1; p=reject; adkim=x; RUA               | DMARC-MALFORMED",
                "v=DMARC1; p=reject; fo=9; RUA                  | DMARC-MALFORMED",
                "v=DMARC1; p=reject p=none; RUA                 | DMARC-MALFORMED DMARC-POLICY-NONE",
                "v=DMARC1; p=reject; p=none; RUA                | DMARC-MALFORMED",
                "v=DMARC1; p=reject; rua=d@example.org          | DMARC-MALFORMED",
                "v=DMARC1; p=reject; rua=mailto:d@example.org!10m |",
                "v=DMARC1; p=reject; oops; RUA                  | DMARC-MALFORMED",
                "v=dmarc1; p=reject; RUA                        | DMARC-MISSING",
                "p=reject; v=DMARC1; RUA                        | DMARC-MISSING",
                "v=DMARC10; p=reject; RUA                       | DMARC-MISSING",
            })
    void eachStateOfARecordHasItsFinding(String text, String expected) {
        assertThat(of(text.replace("RUA", RUA))).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void aFlawIsToldWithItsPlace() {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1; p=reject; aspf=q; " + RUA)), REQUEST);
        assertThat(report.findings().get(0).message())
                .isEqualTo("A value that this tag cannot have: aspf=\"q\" (at character 21).");
    }

    @Test
    void aTagToDropComesWithTheRecordWithoutIt() {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1;p=reject;pct=50;ri=1;" + RUA)), REQUEST);
        assertThat(report.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.remedies().get(0).paste())
                        .contains("_dmarc.example.org. TXT \"v=DMARC1; p=reject; " + RUA + "\""));
    }

    @Test
    void twoRecordsAreNone() {
        assertThat(codes(examine(
                        zone(record("example.org", "v=DMARC1; p=none"), record("example.org", "v=DMARC1; p=reject")),
                        REQUEST)))
                .containsExactly("DMARC-SEVERAL", "DMARC-MISSING");
    }

    @Test
    void aSubdomainIsHeldToSpOfTheOrganizationAbove() {
        PostureRequest below =
                REQUEST.withFrom(DomainName.parse("a.b.example.org")).withMailFrom(DomainName.parse("a.b.example.org"));
        PostureReport report = examine(zone(record("example.org", "v=DMARC1; p=reject; sp=none; " + RUA)), below);
        assertThat(codes(report)).containsExactly("DMARC-POLICY-NONE");
        assertThat(report.confirmed()).extracting(Confirmed::check).contains("DMARC at _dmarc.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bounce.example.org | r |",
                "example.org        | s |",
                "bounce.example.org | s | DMARC-SPF-UNALIGNED",
                "esp.example.net    | r | DMARC-SPF-UNALIGNED",
                "badexample.org     | r | DMARC-SPF-UNALIGNED",
            })
    void alignmentOfSpfIsForetold(String mailFrom, String mode, String expected) {
        PostureReport report = examine(
                zone(record("example.org", "v=DMARC1; p=reject; aspf=" + mode + "; " + RUA)),
                REQUEST.withMailFrom(DomainName.parse(mailFrom)));
        assertThat(codes(report)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(report.confirmed()).extracting(Confirmed::check).contains("DMARC alignment of DKIM for example.org");
    }

    @Test
    void psdSeparatesSiblings() {
        PostureReport report = examine(
                zone(record("org", "v=DMARC1; p=none; psd=y"), record("example.org", "v=DMARC1; p=reject; " + RUA)),
                REQUEST.withMailFrom(DomainName.parse("other.org")));
        assertThat(codes(report)).containsExactly("DMARC-SPF-UNALIGNED");
    }

    @Test
    void reportsToAnotherOrganizationNeedItsConsent() {
        String record =
                record("example.org", "v=DMARC1; p=reject; rua=mailto:a@r.example.net,mailto:b@sub.example.org");
        PostureReport without = examine(zone(record), REQUEST);
        assertThat(codes(without)).containsExactly("DMARC-REPORT-REFUSED");
        assertThat(without.findings().get(0).remedies().get(0).paste())
                .contains("example.org._report._dmarc.r.example.net. TXT \"v=DMARC1\"");
        PostureReport with = examine(zone(record, "*._report._dmarc.r.example.net. TXT \"v=DMARC1\""), REQUEST);
        assertThat(codes(with)).isEmpty();
        PostureReport silent = examine(
                zone(record).withFault(DomainName.ofText("_report._dmarc.r.example.net"), Fault.SERVFAIL), REQUEST);
        assertThat(codes(silent)).isEmpty();
        assertThat(silent.unanswered()).hasSize(1);
    }

    @Test
    void silenceOnTheWayLeavesThePolicyOpenUnlessTheDomainHasItsOwn() {
        DomainName top = DomainName.ofText("_dmarc.org");
        PostureReport without = examine(zone("example.org. TXT x").withFault(top, Fault.TIMEOUT), REQUEST);
        assertThat(codes(without)).isEmpty();
        assertThat(without.unanswered()).hasSize(1);
        PostureReport with = examine(
                zone(record("example.org", "v=DMARC1; p=reject; " + RUA)).withFault(top, Fault.TIMEOUT), REQUEST);
        assertThat(with.confirmed()).extracting(Confirmed::check).contains("DMARC at _dmarc.example.org");
        assertThat(with.unanswered()).isEmpty();
    }

    @Test
    void silenceOnTheWayLeavesAlignmentOpen() {
        PostureReport report = examine(
                zone(record("example.org", "v=DMARC1; p=reject; " + RUA))
                        .withFault(DomainName.ofText("_dmarc.org"), Fault.TIMEOUT),
                REQUEST.withMailFrom(DomainName.parse("bounce.example.org")));
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.check()).contains("alignment of SPF"));
    }
}
