package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.IdentityProof;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSources;
import dev.mailworthy.smtp.message.Keys;
import dev.mailworthy.smtp.message.Signing;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reports that must not count: none is authenticated, and none counts twice. */
class ForgedReportTest {

    private static final String FROM = "Reports <noreply@reporter.example>";
    private static final String TO = "dmarc@example.org";
    private static final long DAY = 1_795_996_800; // 2026-11-30
    private static final KeyPair OTHER_KEY = ReportMail.key();

    private final Map<String, String> zone = new HashMap<>(Map.of(
            "s1._domainkey.reporter.example", Signing.record(ReportMail.KEY),
            "s1._domainkey.attacker.example", Signing.record(OTHER_KEY),
            "_dmarc.reporter.example", "v=DMARC1; p=reject",
            "_dmarc.attacker.example", "v=DMARC1; p=reject",
            "_dmarc.example.org", "v=DMARC1; p=none; rua=mailto:dmarc@example.org"));
    private FeedbackOptions options = FeedbackOptions.over(new Keys(zone).dns(), Samples.clock());

    private FeedbackSummary read(String... mails) {
        List<FeedbackSource> sources = new ArrayList<>();
        for (String mail : mails) {
            sources.add(FeedbackSources.of("mail " + sources.size(), ReportMail.octets(mail)));
        }
        return FeedbackReader.with(options).read(sources);
    }

    private static String report() {
        return ReportMail.xml("noreply@reporter.example", "example.org", "1", DAY);
    }

    private static String mail() {
        return ReportMail.mail(FROM, TO, report());
    }

    private static String signed() {
        return ReportMail.signed(mail(), ReportMail.TAGS);
    }

    private void assertGap(FeedbackSummary summary, IdentityGap gap) {
        assertThat(summary.refused()).isEmpty();
        assertThat(summary.intake().counted()).isZero();
        assertThat(summary.intake().unauthenticated()).isEqualTo(1);
        ReceivedReport report = summary.reports().values().iterator().next();
        assertThat(((ReporterIdentity.Unauthenticated) report.reporter()).why()).isEqualTo(gap);
        assertThat(summary.cells())
                .allSatisfy(cell -> assertThat(cell.reporter()).isEmpty());
    }

    @Test
    void aSignedReportCounts() {
        FeedbackSummary summary = read(signed());

        assertThat(summary.intake().counted()).isEqualTo(1);
        assertThat(summary.aggregates().get(0).reporter())
                .isEqualTo(
                        new ReporterIdentity.Authenticated(DomainName.parse("reporter.example"), IdentityProof.DKIM));
        assertThat(summary.cells()).hasSize(1);
        assertThat(summary.cells().get(0).messages()).isEqualTo(7);
    }

    @Test
    void anUnsignedReportDoesNotCount() {
        assertGap(read(mail()), IdentityGap.NOT_SIGNED);
    }

    @Test
    void withoutADnsNothingIsProved() {
        options = FeedbackOptions.offline(Samples.clock());
        assertGap(read(signed()), IdentityGap.NO_DNS);
    }

    @Test
    void anUnansweredKeyIsNoPassAndNoFail() {
        zone.put("s1._domainkey.reporter.example", "!");
        assertGap(read(signed()), IdentityGap.DNS_UNANSWERED);
    }

    @Test
    void anUnansweredDmarcRecordIsNoPass() {
        zone.put("_dmarc.reporter.example", "!");
        assertGap(read(signed()), IdentityGap.DNS_UNANSWERED);
    }

    @Test
    void aReporterWithoutADmarcRecordDoesNotCount() {
        zone.remove("_dmarc.reporter.example");
        assertGap(read(signed()), IdentityGap.NO_DMARC_RECORD);
    }

    @Test
    void aSignatureOfAnotherDomainDoesNotCount() {
        String tags = ReportMail.TAGS.replace("reporter.example", "attacker.example");
        assertGap(read(ReportMail.signed(mail(), tags, OTHER_KEY)), IdentityGap.NOT_ALIGNED);
    }

    @Test
    void aSignatureWithAnotherKeyDoesNotCount() {
        assertGap(read(ReportMail.signed(mail(), ReportMail.TAGS, OTHER_KEY)), IdentityGap.SIGNATURE_INVALID);
    }

    @Test
    void aChangedBodyDoesNotCount() {
        assertGap(
                read(signed().replace("An aggregate report.", "An aggregate rep0rt.")), IdentityGap.SIGNATURE_INVALID);
    }

    @Test
    void aSwappedAttachmentDoesNotCount() {
        String other = ReportMail.mail(FROM, TO, report().replace("<count>7", "<count>70"));
        String header = signed().substring(0, signed().indexOf("\r\n\r\n"));
        assertGap(read(header + other.substring(other.indexOf("\r\n\r\n"))), IdentityGap.SIGNATURE_INVALID);
    }

    @Test
    void aSignatureOverAPartOfTheBodyDoesNotCount() {
        String whole = mail();
        int body = whole.length() - whole.indexOf("\r\n\r\n") - 4;
        assertGap(read(ReportMail.signed(whole, ReportMail.TAGS + "l=" + body + "; ")), IdentityGap.BODY_IN_PART);
        String start = "From: " + FROM + "\r\nTo: " + TO + "\r\nSubject: Report\r\n"
                + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n\r\nHello\r\n";
        String appended =
                ReportMail.signed(start, ReportMail.TAGS + "l=14; ") + whole.substring(whole.indexOf("\r\n\r\n") + 4);
        assertGap(read(appended), IdentityGap.BODY_IN_PART);
    }

    @Test
    void aSecondFromDoesNotCount() {
        assertGap(read("From: noreply@google.example\r\n" + signed()), IdentityGap.FROM_UNCLEAR);
        assertGap(read(signed().replace("From: ", "From: a@google.example, ")), IdentityGap.FROM_UNCLEAR);
    }

    @Test
    void aReportThatNamesAnotherReporterDoesNotCount() {
        String attacker = ReportMail.mail("a@attacker.example", TO, report());
        String tags = ReportMail.TAGS.replace("reporter.example", "attacker.example");
        assertGap(read(ReportMail.signed(attacker, tags, OTHER_KEY)), IdentityGap.OTHER_REPORTER);
    }

    @Test
    void aReportOfNextYearIsRefused() {
        String mail = ReportMail.mail(
                FROM, TO, ReportMail.xml("noreply@reporter.example", "example.org", "1", DAY + 31_536_000));
        FeedbackSummary summary = read(ReportMail.signed(mail, ReportMail.TAGS));

        assertThat(summary.reports()).isEmpty();
        assertThat(summary.refused().get(0).kind()).isEqualTo(RefusalKind.IN_FUTURE);
    }

    @Test
    void aReportAboutAnotherDomainIsRefusedWhenOneIsAskedFor() {
        options = options.about(Set.of(DomainName.parse("example.net")));
        FeedbackSummary summary = read(signed());

        assertThat(summary.reports()).isEmpty();
        assertThat(summary.refused().get(0).kind()).isEqualTo(RefusalKind.OTHER_DOMAIN);
    }

    @Test
    void aMailboxThatDoesNotTakeReportsAboutTheDomainDoesNotCount() {
        String mail = ReportMail.signed(ReportMail.mail(FROM, "a@collector.example", report()), ReportMail.TAGS);
        assertGap(read(mail), IdentityGap.DESTINATION_REFUSED);

        zone.put("example.org._report._dmarc.collector.example", "!");
        assertGap(read(mail), IdentityGap.DNS_UNANSWERED);

        zone.put("example.org._report._dmarc.collector.example", "v=DMARC1;");
        assertThat(read(mail).intake().counted()).isEqualTo(1);
    }

    @Test
    void aReplayedReportCountsOnce() {
        FeedbackSummary summary =
                read(signed(), signed(), "Received: from a by b; Tue, 1 Dec 2026 10:00:00 +0000\r\n" + signed());

        assertThat(summary.intake().counted()).isEqualTo(1);
        assertThat(summary.intake().duplicates()).isEqualTo(2);
        assertThat(summary.cells().get(0).messages()).isEqualTo(7);
    }

    @Test
    void aReportThatComesInTwoWaysCountsOnceAndItsProvedCopyWins() {
        FeedbackSummary fileFirst = read(report(), signed());
        FeedbackSummary fileLast = read(signed(), report());
        FeedbackSummary apart = read(report()).plus(read(signed()));

        for (FeedbackSummary summary : List.of(fileFirst, fileLast, apart)) {
            assertThat(summary.intake().counted()).isEqualTo(1);
            assertThat(summary.intake().unauthenticated()).isZero();
            assertThat(summary.intake().duplicates()).isEqualTo(1);
            assertThat(summary.cells()).hasSize(1);
            assertThat(summary.cells().get(0).messages()).isEqualTo(7);
            assertThat(summary.cells().get(0).reporter()).contains(DomainName.parse("reporter.example"));
        }
    }

    @Test
    void anUnsignedCopyWithOtherCountsDoesNotReplaceTheSignedReport() {
        FeedbackSummary summary = read(report().replace("<count>7", "<count>700"), signed());

        assertThat(summary.intake().counted()).isEqualTo(1);
        assertThat(summary.intake().unauthenticated()).isEqualTo(1);
        assertThat(summary.cells().stream()
                        .filter(cell -> cell.reporter().isPresent())
                        .mapToLong(cell -> cell.messages())
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void aForwardedMailKeepsItsOwnProof() {
        String outer = ReportMail.attachment("me@example.net", TO, "message/rfc822", new byte[0])
                .replace("boundary=\"b\"", "boundary=\"outer\"")
                .replace("\r\n--b", "\r\n--outer")
                .replace("Content-Transfer-Encoding: base64\r\n\r\n", "\r\n" + signed());
        assertThat(read(outer).intake().counted()).isEqualTo(1);
    }

    @Test
    void resultsOfATrustedServerCountAndOthersDoNot() {
        String field = "Authentication-Results: mx.example.org (checker) 1; dkim=pass header.d=x.example;"
                + " dmarc = pass (p=reject; dis=none) header.from=reporter.example\r\n";
        assertGap(read(field + mail()), IdentityGap.NOT_SIGNED);

        options = options.trusting(Set.of("mx.example.org"));
        assertThat(((ReporterIdentity.Authenticated)
                                read(field + mail()).aggregates().get(0).reporter())
                        .how())
                .isEqualTo(IdentityProof.AUTHENTICATION_RESULTS);
        for (String forged : List.of(
                field.replace("mx.example.org", "mx.attacker.example"),
                field.replace("header.from=reporter.example", "header.from=other.example"),
                field.replace("dmarc = pass", "dmarc=fail"),
                field.replace("dmarc = pass", "arc=pass (dmarc=pass)"),
                field.replace("dmarc = pass", "x-dmarc=\"; dmarc=pass\""),
                field.replace("dmarc = pass", "dmarc=fail") + field)) {
            assertGap(read(forged + mail()), IdentityGap.NOT_SIGNED);
        }
    }

    @Test
    void withoutADnsATrustedServerProvesWhatNeedsNoQuestion() {
        String field = "Authentication-Results: mx.example.org; dmarc=pass header.from=reporter.example\r\n";
        options = FeedbackOptions.offline(Samples.clock()).trusting(Set.of("mx.example.org"));
        assertThat(read(field + mail()).intake().counted()).isEqualTo(1);

        assertGap(read(field + ReportMail.mail(FROM, "a@collector.example", report())), IdentityGap.NO_DNS);
        String other = report().replace("noreply@reporter.example", "noreply@parent.example");
        assertGap(read(field + ReportMail.mail(FROM, TO, other)), IdentityGap.NO_DNS);
    }

    private static final String TLS = """
            {"organization-name":"Reporter","contact-info":"tls@reporter.example","report-id":"1",
             "date-range":{"start-datetime":"2026-11-30T00:00:00Z","end-datetime":"2026-11-30T23:59:59Z"},
             "policies":[{"policy":{"policy-type":"sts","policy-domain":"example.org"},
             "summary":{"total-successful-session-count":5,"total-failure-session-count":1}}]}""";

    private static String tlsMail() {
        return ReportMail.signed(
                ReportMail.attachment(FROM, TO, "application/tlsrpt+gzip", ReportMail.gzip(ReportMail.octets(TLS))),
                ReportMail.TAGS);
    }

    @Test
    void aTlsReportNeedsAKeyOfItsService() {
        assertThat(read(tlsMail()).intake().counted())
                .as("a key for all services")
                .isEqualTo(1);

        String key = zone.get("s1._domainkey.reporter.example");
        zone.put("s1._domainkey.reporter.example", key + "; s=tlsrpt");
        assertThat(read(tlsMail()).intake().counted()).isEqualTo(1);
        assertGap(read(signed()), IdentityGap.SIGNATURE_INVALID);

        zone.put("s1._domainkey.reporter.example", key + "; s=email");
        assertGap(read(tlsMail()), IdentityGap.OTHER_SERVICE);
        assertThat(read(signed()).intake().counted()).isEqualTo(1);

        zone.put("s1._domainkey.reporter.example", "!");
        assertGap(read(tlsMail()), IdentityGap.DNS_UNANSWERED);
    }

    @Test
    void aTlsReportThatComesTwiceCountsOnce() {
        FeedbackSummary summary = read(tlsMail(), TLS, tlsMail());

        assertThat(summary.tls()).hasSize(1);
        assertThat(summary.intake().counted()).isEqualTo(1);
        assertThat(summary.intake().duplicates()).isEqualTo(2);
        assertThat(summary.tls().get(0).policies().get(0).succeeded().value()).contains(5L);
    }
}
