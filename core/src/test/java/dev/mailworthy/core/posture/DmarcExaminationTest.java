package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcExaminationTest {

    private static final String RUA = "rua=mailto:d@example.org";
    private static final PostureRequest REQUEST = request(PostureGroup.DMARC);
    private static final Set<String> OF_A_TAG = Set.of("DMARC-MALFORMED", "DMARC-OLD-TAG", "DMARC-UNKNOWN-TAG");

    private static final String TAKES_MAIL = """
            example.org. MX 10 mx.example.org.
            sub.example.org. MX 10 mx.example.org.
            r.example.net. MX 10 mx.example.org.
            """;

    private static String record(String name, String text) {
        return "_dmarc." + name + ". TXT \"" + text.replace(";", "\\;").replace("\"", "\\\"") + "\"\n" + TAKES_MAIL;
    }

    private static List<String> remedies(String records, String code) {
        return examine(zone(records), REQUEST).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .flatMap(finding -> finding.remedies().stream())
                .map(remedy -> remedy.action()
                        + remedy.paste().map(text -> " > " + text).orElse(""))
                .toList();
    }

    /** Reports that were meant for another mailbox are not lost with the text. */
    @Test
    void aTextBesideTheRecordIsToBeRemoved() {
        String record = record("example.org", "v=DMARC1; p=reject; " + RUA);
        assertThat(remedies(record + "_dmarc.example.org. TXT \"rua=mailto:b@example.org\"\n", "DMARC-MALFORMED"))
                .containsExactly(
                        "Remove this text from _dmarc.example.org: \"rua=mailto:b@example.org\". If reports shall go"
                                + " to its address too, add the address to the record's rua=.");
        assertThat(remedies(record + "_dmarc.example.org. TXT \"p=none\"\n", "DMARC-MALFORMED"))
                .containsExactly("Remove this text from _dmarc.example.org: \"p=none\".");
        assertThat(remedies(record + "_dmarc.example.org. TXT \"site-verification=abc\"\n", "DMARC-MALFORMED"))
                .isEmpty();
    }

    @Test
    void whereTwoRecordsStandNoThirdIsProposed() {
        String records =
                record("example.org", "v=DMARC1; p=reject; " + RUA) + record("example.org", "v=DMARC1; p=none; " + RUA);
        assertThat(remedies(records, "DMARC-MISSING"))
                .containsExactly("Leave one of the DMARC records at _dmarc.example.org.");
    }

    /** Without pct= receivers of the old standard become stricter, which is said. */
    @ParameterizedTest
    @CsvSource({"p=quarantine, 50, true", "p=reject, 1, true", "p=none, 50, false", "p=reject, 100, false"})
    void aShareOfThePolicyIsNotDroppedUnsaid(String policy, String share, boolean said) {
        String record = record("example.org", "v=DMARC1; " + policy + "; pct=" + share + "; " + RUA);
        assertThat(remedies(record, "DMARC-OLD-TAG"))
                .singleElement()
                .satisfies(remedy -> assertThat(remedy.contains(
                                "apply the policy to " + share + " % of the mail now, and then to all of it"))
                        .isEqualTo(said));
    }

    /** A row has the record, the findings, and the messages in the order of the findings, with a slash between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject; RUA |  | ",
                "v=DMARC1;p=quarantine;RUA; |  | ",
                "v = DMARC1 ; p = reject ; RUA |  | ",
                "v=DMARC1; p=REJECT; RUA |  | ",
                "v=DMARC1; p=none; RUA | DMARC-POLICY-NONE | ",
                "v=DMARC1; RUA | DMARC-POLICY-NONE | ",
                "v=DMARC1; p=reject | DMARC-NO-REPORTS | ",
                "v=DMARC1; p=reject; t=y; RUA | DMARC-TEST-MODE | ",
                "v=DMARC1; p=reject; pct=50; RUA | DMARC-OLD-TAG |"
                        + " A tag that RFC 9989 does not know any more: pct=\"50\" (at character 21).",
                "v=DMARC1; p=reject; ri=3600; rf=afrf; RUA | DMARC-OLD-TAG DMARC-OLD-TAG |"
                        + " A tag that RFC 9989 does not know any more: ri=\"3600\" (at character 21). / A tag that RFC 9989 does not know any more: rf=\"afrf\" (at character 30).",
                "v=DMARC1; p=reject; xyz=1; RUA | DMARC-UNKNOWN-TAG |"
                        + " An unknown tag: xyz=\"1\" (at character 21).",
                "v=DMARC1; p=reject; sp=none; np=reject; psd=u; adkim=s; aspf=r; fo=d:s; RUA; ruf=mailto:f@example.org |  | ",
                "v=DMARC1; p=rejected; RUA | DMARC-MALFORMED DMARC-POLICY-NONE |"
                        + " A value that this tag cannot have: p=\"rejected\" (at character 11).",
                "v=DMARC1; p=reject; adkim=x; RUA | DMARC-MALFORMED |"
                        + " A value that this tag cannot have: adkim=\"x\" (at character 21).",
                "v=DMARC1; p=reject; fo=9; RUA | DMARC-MALFORMED |"
                        + " A value that this tag cannot have: fo=\"9\" (at character 21).",
                "v=DMARC1; p=reject p=none; RUA | DMARC-MALFORMED DMARC-POLICY-NONE |"
                        + " A value that this tag cannot have: p=\"reject p=none\" (at character 11).",
                "v=DMARC1; p=reject; p=none; RUA | DMARC-MALFORMED | A second p= (at character 21).",
                "v=DMARC1; p=reject; rua=d@example.org | DMARC-MALFORMED |"
                        + " An address that is no mailto: URI: rua=\"d@example.org\" (at character 21).",
                "v=DMARC1; p=reject; rua=mailto:d@example.org!10m |  | ",
                "v=DMARC1; p=reject; oops; RUA | DMARC-MALFORMED |"
                        + " A tag without an equals sign: \"oops\" (at character 21).",
                "v=dmarc1; p=reject; RUA | DMARC-VOID | ",
                "p=reject; v=DMARC1; RUA | DMARC-VOID | ",
                "v=DMARC10; p=reject; RUA | DMARC-VOID | ",
            })
    void eachStateOfARecordHasItsFinding(String text, String expected, String flaws) {
        PostureReport report = examine(zone(record("example.org", text.replace("RUA", RUA))), REQUEST);
        assertThat(codes(report)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
        assertThat(report.findings())
                .filteredOn(finding -> OF_A_TAG.contains(finding.code()))
                .extracting(Finding::message)
                .isEqualTo(flaws == null ? List.of() : List.of(flaws.split(" / ")));
        assertThat(report.unanswered()).isEmpty();
    }

    @Test
    void aFlawHasItsPlaceInTheMessage() {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1; p=reject; aspf=q; " + RUA)), REQUEST);
        assertThat(report.findings().get(0).message())
                .isEqualTo("A value that this tag cannot have: aspf=\"q\" (at character 21).");
    }

    @Test
    void theRemedyForAnOldTagIsTheRecordWithoutOldTags() {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1;p=reject;pct=50;ri=1;" + RUA)), REQUEST);
        assertThat(report.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.remedies().get(0).paste())
                        .contains("_dmarc.example.org. TXT \"v=DMARC1; p=reject; " + RUA + "\""));
    }

    @Test
    void twoRecordsCountAsNone() {
        assertThat(codes(examine(
                        zone(record("example.org", "v=DMARC1; p=none"), record("example.org", "v=DMARC1; p=reject")),
                        REQUEST)))
                .containsExactly("DMARC-SEVERAL", "DMARC-MISSING");
    }

    @Test
    void aSubdomainHasThePolicyInSpOfItsOrganization() {
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
                "bounce.example.org | r | bounce.example.org belongs to example.org as well |",
                "example.org        | s | example.org is the From domain |",
                "bounce.example.org | s | | SPF proves bounce.example.org, which does not align with example.org (strict).",
                "esp.example.net    | r | | SPF proves esp.example.net, which does not align with example.org (relaxed).",
                "badexample.org     | r | | SPF proves badexample.org, which does not align with example.org (relaxed).",
            })
    void alignmentOfSpfIsPredicted(String mailFrom, String mode, String proof, String message) {
        PostureReport report = examine(
                zone(record("example.org", "v=DMARC1; p=reject; aspf=" + mode + "; " + RUA)),
                REQUEST.withMailFrom(DomainName.parse(mailFrom)));
        assertThat(codes(report)).isEqualTo(message == null ? List.of() : List.of("DMARC-SPF-UNALIGNED"));
        assertThat(report.findings())
                .extracting(Finding::message)
                .isEqualTo(message == null ? List.of() : List.of(message));
        assertThat(report.confirmed())
                .filteredOn(found -> found.check().equals("DMARC alignment of SPF for example.org"))
                .extracting(Confirmed::proof)
                .isEqualTo(proof == null ? List.of() : List.of(proof));
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
    void reportsToAnotherOrganizationNeedItsRecord() {
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
    void aMissingAnswerInTheWalkLeavesThePolicyOpenUnlessTheDomainHasARecord() {
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
    void aMissingAnswerInTheWalkLeavesAlignmentOpen() {
        PostureReport report = examine(
                zone(record("example.org", "v=DMARC1; p=reject; " + RUA))
                        .withFault(DomainName.ofText("_dmarc.org"), Fault.TIMEOUT),
                REQUEST.withMailFrom(DomainName.parse("bounce.example.org")));
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.check()).contains("alignment of SPF"));
    }

    /** RFC 9989 section 4.10.1; the remedy keeps the owner's policy and addresses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; | It has no p= and no rua= | v=DMARC1; p=none; rua=mailto:postmaster@example.org",
                "v=DMARC1; p=reject ruf=x | p=\"reject ruf=x\" | v=DMARC1; p=reject",
                "v=DMARC1; p=quarentine | p=\"quarentine\" | v=DMARC1; p=quarantine",
                "v=DMARC1 p=reject rua=mailto:a@sub.example.org | no semicolon after v=DMARC1 |"
                        + " v=DMARC1; p=reject; rua=mailto:a@sub.example.org",
                "'\"v=DMARC1; p=quarantine; rua=mailto:a@sub.example.org\"' | quotation marks |"
                        + " v=DMARC1; p=quarantine; rua=mailto:a@sub.example.org",
                "v=DMARC1; sp=reject | It has no p= and no rua= | v=DMARC1; p=none; sp=reject",
                "' v=DMARC1; p=reject' | begins with a blank | v=DMARC1; p=reject",
                "DMARC1; p=reject; rua=a@sub.example.org | does not begin with v=DMARC1 |"
                        + " v=DMARC1; p=reject; rua=mailto:a@sub.example.org",
            })
    void aRecordThatCountsForNothingIsShownAndMended(String text, String problem, String mended) {
        PostureReport report = examine(zone(record("example.org", text)), REQUEST);
        assertThat(codes(report)).containsExactly("DMARC-VOID");
        assertThat(report.findings().get(0).message()).contains(problem);
        assertThat(report.findings().get(0).remedies().get(0).paste())
                .contains("_dmarc.example.org. TXT \"" + mended + "\"");
    }

    @Test
    void aBrokenTagIsNotPastedBack() {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1; p=reject; aspf=q")), REQUEST);
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(
                                String.valueOf(finding.remedies().get(0).paste()))
                        .doesNotContain("aspf"));
    }

    @Test
    void aSecondTextWithoutVersionIsNamed() {
        PostureReport report = examine(
                zone(record("example.org", "v=DMARC1; p=reject; " + RUA), record("example.org", "rua=mailto:x@y.test")),
                REQUEST);
        assertThat(codes(report)).containsExactly("DMARC-MALFORMED");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.NOTICE);
    }

    /** Such tags are about reports alone. */
    @ParameterizedTest
    @ValueSource(strings = {"fo=1:s:d:0; " + RUA, "rua=d@example.org", RUA + "; mailto:e@example.org"})
    void anErrorAboutReportsIsANotice(String tag) {
        PostureReport report = examine(zone(record("example.org", "v=DMARC1; p=reject; " + tag)), REQUEST);
        assertThat(report.findings()).extracting(Finding::severity).containsOnly(Severity.NOTICE);
    }

    @Test
    void reportsToADomainThatTakesNoMailAreLost() {
        String record = "_dmarc.example.org. TXT \"v=DMARC1; p=reject; " + RUA + "\"";
        assertThat(codes(examine(zone(record), REQUEST))).containsExactly("DMARC-REPORTS-LOST");
        assertThat(codes(examine(zone(record, "example.org. MX 0 ."), REQUEST))).containsExactly("DMARC-REPORTS-LOST");
        assertThat(codes(examine(zone(record, "example.org. A 192.0.2.9"), REQUEST)))
                .isEmpty();
        assertThat(codes(examine(zone(record).withFault(DomainName.parse("example.org"), Fault.SERVFAIL), REQUEST)))
                .isEmpty();
    }

    /** RFC 9989 section 4.7: {@code np} holds for names that do not exist, {@code sp} for the others. */
    @Test
    void thePolicyForANameThatDoesNotExistIsNp() {
        ZoneDns dns = Examined.zone(
                "_dmarc.example.org. TXT \"v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:d@example.org\"",
                "real.example.org. A 192.0.2.9");
        assertThat(Posture.over(dns)
                        .dmarc(DomainName.parse("ghost.example.org"), List.of())
                        .policy())
                .isEqualTo(Answer.present("reject"));
        assertThat(Posture.over(dns)
                        .dmarc(DomainName.parse("real.example.org"), List.of())
                        .policy())
                .isEqualTo(Answer.present("none"));
    }
}
