package dev.mailworthy.core.posture;

import static dev.mailworthy.core.posture.Examined.codes;
import static dev.mailworthy.core.posture.Examined.examine;
import static dev.mailworthy.core.posture.Examined.request;
import static dev.mailworthy.core.posture.Examined.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records about TLS, certificates, mail programs and logos. */
class TransportTest {

    private static final String MX = "example.org. MX 10 mail.example.org.\nmail.example.org. A 192.0.2.25";
    private static final String DIGEST = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
    private static final String TLSA = "_25._tcp.mail.example.org. TLSA 3 1 1 " + DIGEST;
    private static final PostureRequest REQUEST = request(PostureGroup.TRANSPORT, PostureGroup.SERVICES);

    @Test
    void reportsAboutTlsToADomainThatTakesNoMailAreLost() {
        PostureReport report = examine(
                zone(
                        MX,
                        "_smtp._tls.example.org. TXT \"v=TLSRPTv1\\; rua=mailto:a@gone.example.org,mailto:b@example.org\""),
                REQUEST);
        assertThat(report.findings())
                .filteredOn(finding -> finding.type() == PostureFinding.TLS_RPT_MALFORMED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo("Reports go to gone.example.org, which takes no mail.");
                    assertThat(finding.remedies().get(0).paste()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_mta-sts | v=STSv1; id=20260101T000000 |  | ",
                "_mta-sts | v=STSv1; id=2026-01-01 | MTA-STS-MALFORMED | a value that this tag cannot have: id=\"2026-01-01\" (at character 10)",
                "_mta-sts | v=STSv1 | MTA-STS-MALFORMED | there is no id=",
                "_mta-sts | v=STSv1; id=7; | | ",
                "_mta-sts | v=STSv1; id | MTA-STS-MALFORMED | a tag without an equals sign: \"id\" (at character 10)",
                "_smtp._tls | v=TLSRPTv1; rua=mailto:t@example.org |  | ",
                "_smtp._tls | v=TLSRPTv1; rua=https://example.org/t,mailto:t@example.org |  | ",
                "_smtp._tls | v=TLSRPTv1; rua=t@example.org | TLS-RPT-MALFORMED | a value that this tag cannot have: rua=\"t@example.org\" (at character 13)",
                "_smtp._tls | v=TLSRPTv1 | TLS-RPT-MALFORMED | there is no rua=",
                "default._bimi | v=BIMI1; l=https://example.org/l.svg; a= |  | ",
                "default._bimi | v=BIMI1; l= |  | ",
                "default._bimi | v=BIMI1; l=http://example.org/l.svg | BIMI-MALFORMED | a value that this tag cannot have: l=\"http://example.org/l.svg\" (at character 10)",
            })
    void eachStateOfASmallRecordHasItsFinding(String name, String text, String expected, String problem) {
        PostureReport report = examine(
                zone(
                        MX,
                        name + ".example.org. TXT \"" + text.replace(";", "\\;") + "\"",
                        "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:r@example.org\""),
                REQUEST);
        String area = name.startsWith("_mta") ? "MTA-STS" : name.startsWith("_smtp") ? "TLS-RPT" : "BIMI";
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.code().startsWith(area))
                .toList();
        assertThat(found).extracting(Finding::code).isEqualTo(expected == null ? List.of() : List.of(expected));
        if (problem != null) {
            assertThat(found)
                    .extracting(Finding::message)
                    .containsExactly("The " + area + " record is malformed: " + problem + ".");
        }
        assertThat(report.confirmed())
                .filteredOn(each -> each.check().equals(area + " record of example.org"))
                .extracting(Confirmed::proof)
                .isEqualTo(expected == null ? List.of(text) : List.of());
    }

    /** A near miss is shown with what is wrong, and mended with the id and the addresses of its owner. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "_mta-sts | v=STSv1 id=20251231 | there is no semicolon after v=STSv1 | v=STSv1; id=20251231",
                "_mta-sts | v=STSv1, id=20251231 | there is no semicolon after v=STSv1 | v=STSv1; id=20251231",
                "_mta-sts | v=stsv1; id=7 | its version must be written STSv1 | v=STSv1; id=7",
                "_mta-sts | v=STS1; id=7 | its version is not STSv1 | v=STSv1; id=7",
                "_mta-sts | v=STSv2; id=7 | its version is not STSv1 | v=STSv1; id=7",
                "_mta-sts | \\\"v=STSv1; id=7\\\" | it has quotation marks in it | v=STSv1; id=7",
                "_mta-sts | v=STSv1; id=\\\"7\\\" | a value that this tag cannot have | v=STSv1; id=7",
                "_mta-sts | \\226\\128\\156v=STSv1; id=7\\226\\128\\157 | it has quotation marks in it | v=STSv1; id=7",
                "_mta-sts | id=7 | it does not begin with v=STSv1 | v=STSv1; id=7",
                "_mta-sts | STSv1; id=7 | it does not begin with v=STSv1 | v=STSv1; id=7",
                "_mta-sts | TXT v=STSv1; id=7 | it does not begin with v=STSv1 | v=STSv1; id=7",
                "_mta-sts | v = STSv1; id=7 | it must begin with v=STSv1; without a space | v=STSv1; id=7",
                "_mta-sts | v=STSv1; id=2025-12-31T10:00:00 | a value that this tag cannot have | v=STSv1; id=20251231T100000",
                "_mta-sts | v=STSv1; id=7; more=1; id=8 | a second id= | v=STSv1; id=7; more=1",
                "_smtp._tls | v=TLSRPTv1 rua=mailto:in@example.org | there is no semicolon after v=TLSRPTv1 | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPT1; rua=mailto:in@example.org | its version is not TLSRPTv1 | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=tlsrptv1; rua=mailto:in@example.org | its version must be written TLSRPTv1 | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | \\\"v=TLSRPTv1; rua=mailto:in@example.org\\\" | it has quotation marks in it | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; rua=in@example.org | a value that this tag cannot have | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; rua=mailto: in@example.org | a value that this tag cannot have | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; rua=mailto://in@example.org | a value that this tag cannot have | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; rua=mailto:a@example.org,b@example.net | a value that this tag cannot have | v=TLSRPTv1; rua=mailto:a@example.org,mailto:b@example.net",
                "_smtp._tls | v=TLSRPTv1; rua=mailto:a@example.org; rua=https://t.example.net/x | a second rua= | v=TLSRPTv1; rua=mailto:a@example.org,https://t.example.net/x",
                "_smtp._tls | rua=mailto:in@example.org | it does not begin with v=TLSRPTv1 | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; ruf=mailto:in@example.org | there is no rua= | v=TLSRPTv1; rua=mailto:in@example.org",
                "_smtp._tls | v=TLSRPTv1; rua=http://t.example.net/x | a value that this tag cannot have | ",
            })
    void aNearMissIsMendedAndKeepsWhatItsOwnerWrote(String name, String text, String problem, String mended) {
        PostureReport report = examine(
                zone(
                        name + ".example.org. TXT \"" + text.replace(";", "\\;") + "\"",
                        "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:r@example.org\""),
                REQUEST);
        String area = name.startsWith("_mta") ? "MTA-STS" : "TLS-RPT";
        Finding found = report.findings().stream()
                .filter(finding -> finding.code().startsWith(area))
                .findFirst()
                .orElseThrow();
        assertThat(found.code()).isEqualTo(area + "-MALFORMED");
        assertThat(found.message()).contains(problem);
        assertThat(found.remedies().get(0).paste())
                .isEqualTo(
                        mended == null ? Optional.empty() : Optional.of(name + ".example.org. TXT \"" + mended + "\""));
        assertThat(report.confirmed()).noneMatch(each -> each.check().startsWith(area));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 -all", "hosts are listed=here", "some-verification=abc123"})
    void aTextAboutSomethingElseIsNoNearMiss(String text) {
        PostureReport report = examine(
                zone("_mta-sts.example.org. TXT \"" + text + "\"", "_smtp._tls.example.org. TXT \"" + text + "\""),
                REQUEST);
        assertThat(codes(report)).contains("MTA-STS-MISSING", "TLS-RPT-MISSING");
    }

    @Test
    void severalRecordsBecomeOneWithEveryAddress() {
        PostureReport report = examine(
                zone(
                        "_smtp._tls.example.org. TXT \"v=TLSRPTv1\\; rua=mailto:a@example.org\"",
                        "_smtp._tls.example.org. TXT \"v=TLSRPTv1\\; rua=mailto:b@example.org\""),
                REQUEST);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("TLS-RPT-MALFORMED"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.remedies().get(0).paste().orElseThrow())
                                .contains("rua=mailto:a@example.org,mailto:b@example.org"));
    }

    @Test
    void missingRecordsAreFindingsOfSeverityInfo() {
        PostureReport report = examine(zone(MX), REQUEST);
        assertThat(codes(report))
                .containsExactly(
                        "MTA-STS-MISSING",
                        "TLS-RPT-MISSING",
                        "TLSA-MISSING",
                        "CAA-MISSING",
                        "SRV-MISSING",
                        "AUTOCONFIG-MISSING",
                        "BIMI-MISSING");
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.severity().label()).isEqualTo("info");
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.remedies()).isNotEmpty();
        });
        assertThat(report.unanswered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_mta-sts.example.org",
                "_smtp._tls.example.org",
                "_25._tcp.mail.example.org",
                "mail.example.org",
                "_imaps._tcp.example.org",
                "autodiscover.example.org",
                "default._bimi.example.org"
            })
    void aMissingAnswerIsUnanswered(String where) {
        PostureReport all = examine(zone(MX), REQUEST);
        for (Fault fault : List.of(Fault.TIMEOUT, Fault.SERVFAIL, Fault.REFUSED)) {
            PostureReport report = examine(zone(MX).withFault(DomainName.ofText(where), fault), REQUEST);
            assertThat(report.unanswered())
                    .isNotEmpty()
                    .extracting(UnansweredCheck::why)
                    .containsOnly(Examined.reason(fault));
            assertThat(codes(report)).hasSizeLessThan(codes(all).size()).isSubsetOf(codes(all));
        }
    }

    @Test
    void servicesAreConfirmedByName() {
        PostureReport report = examine(
                zone(
                        MX,
                        "_imaps._tcp.example.org. SRV 0 1 993 mail.example.org.",
                        "autodiscover.example.org. CNAME mail.example.org."),
                REQUEST);
        assertThat(report.confirmed()).extracting(Confirmed::proof).contains("_imaps._tcp", "autodiscover");
    }

    @Test
    void theNearestCaaDecides() {
        PostureReport report = examine(
                zone(MX, "example.org. CAA 0 issue \"far.example\"", "mail.example.org. CAA 0 issue \"near.example\""),
                REQUEST);
        assertThat(report.confirmed()).extracting(Confirmed::proof).contains("issue near.example");
    }

    private static PostureReport validated(ZoneDns zone, DnssecStatus degree) {
        ValidatedDns port = degree == DnssecStatus.SECURE || degree == DnssecStatus.INSECURE
                ? ValidatedDns.believing(zone, degree)
                : question -> question.type() == RecordType.TLSA
                        ? CompletableFuture.completedFuture(failing(degree))
                        : ValidatedDns.believing(zone, DnssecStatus.SECURE).validate(question);
        return Posture.over(zone).withValidated(port).examine(request(PostureGroup.TRANSPORT));
    }

    private static ValidatedAnswer failing(DnssecStatus degree) {
        return new ValidatedAnswer(new DnsAnswer.ServerFailure("", DnsAnswer.Origin.none("x")), degree, "x");
    }

    /** A resolver that strips signatures makes each answer look bogus, those of the root too. */
    @Test
    void aResolverWithoutDnssecLeavesTlsaUnanswered() {
        PostureReport report = Posture.over(zone(MX, TLSA))
                .withValidated(question -> CompletableFuture.completedFuture(failing(DnssecStatus.BOGUS)))
                .examine(request(PostureGroup.TRANSPORT));
        assertThat(codes(report)).doesNotContain("TLSA-BOGUS");
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("no DNSSEC signatures"));
    }

    @ParameterizedTest
    @CsvSource({"SECURE,,1,0", "INSECURE,TLSA-UNSIGNED,0,0", "BOGUS,TLSA-BOGUS,0,0", "UNANSWERED,,0,1"})
    void tlsaCountsOnlyWithAProof(DnssecStatus degree, String expected, int confirmed, int unanswered) {
        PostureReport report = validated(zone(MX, TLSA), degree);
        assertThat(codes(report).stream().filter(code -> code.startsWith("TLSA")))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(report.unanswered()).hasSize(unanswered);
        assertThat(report.confirmed().stream().filter(found -> found.check().startsWith("TLSA")))
                .hasSize(confirmed);
    }

    @ParameterizedTest
    @CsvSource({
        "3 1 1 " + DIGEST + ", true",
        "2 0 1 " + DIGEST + ", true",
        "0 0 1 " + DIGEST + ", false",
        "1 1 1 " + DIGEST + ", false",
        "3 1 1 6b86b2, false",
        "3 1 2 " + DIGEST + ", false",
        "3 9 1 " + DIGEST + ", false",
        "3 1 0 6b86b2, true",
    })
    void aTlsaRecordThatMailCannotUseIsAFinding(String data, boolean usable) {
        PostureReport report = validated(zone(MX, "_25._tcp.mail.example.org. TLSA " + data), DnssecStatus.SECURE);
        assertThat(codes(report).stream().filter(code -> code.startsWith("TLSA")))
                .isEqualTo(usable ? List.of() : List.of("TLSA-UNUSABLE"));
        assertThat(report.confirmed())
                .filteredOn(found -> found.check().equals("TLSA of the MX host mail.example.org"))
                .extracting(Confirmed::proof)
                .isEqualTo(usable ? List.of("1 signed by DNSSEC") : List.of());
    }

    @Test
    void withoutAProofTlsaRecordsAreUnanswered() {
        PostureReport report = examine(zone(MX, TLSA), request(PostureGroup.TRANSPORT));
        assertThat(codes(report)).doesNotContain("TLSA-MISSING");
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.why()).isEqualTo(Reason.NOT_SUPPORTED));
    }
}
