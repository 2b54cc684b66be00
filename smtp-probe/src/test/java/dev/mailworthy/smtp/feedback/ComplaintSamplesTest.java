package dev.mailworthy.smtp.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.complaint.AuthFailure;
import dev.mailworthy.smtp.feedback.complaint.AuthFailureReport;
import dev.mailworthy.smtp.feedback.complaint.Complaint;
import dev.mailworthy.smtp.feedback.complaint.FeedbackType;
import dev.mailworthy.smtp.feedback.complaint.ReportedMail;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Complaints and failure reports: those of other projects, and forms of real reporters. */
class ComplaintSamplesTest {

    @Test
    void theValuesAreTheExpectedOnes() throws IOException {
        int compared = 0;
        for (Path file : Samples.files("arf")) {
            String name = file.getFileName().toString();
            if (name.endsWith(".eml")) {
                FeedbackSummary summary = Samples.read(file);
                assertThat(summary.refused()).as(name).isEmpty();
                Path expected = file.resolveSibling(name.replace(".eml", ".json"));
                compare(name, summary, JsonInput.object(Files.readAllBytes(expected), JsonLimits.USUAL));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
    }

    private static void compare(String name, FeedbackSummary summary, Members expected) {
        boolean isFailure = expected.text("feedback_type").equals("AuthFailure");
        assertThat(summary.failures()).as(name).hasSize(isFailure ? 1 : 0);
        assertThat(summary.complaints()).as(name).hasSize(isFailure ? 0 : 1);
        if (isFailure) {
            failure(name, summary.failures().get(0), expected);
        } else {
            Complaint complaint = summary.complaints().get(0);
            assertThat(complaint.type().value()).as(name).contains(FeedbackType.ABUSE);
            assertThat(text(complaint.userAgent())).as(name).isEqualTo(expected.text("user_agent"));
            assertThat(text(complaint.reportingMta()))
                    .as(name)
                    .isEqualTo(expected.optionalText("reporting_mta").orElse(""));
            mail(name, complaint.mail(), expected);
        }
    }

    private static void failure(String name, AuthFailureReport failure, Members expected) {
        assertThat(failure.details().failure().value()).as(name).contains(AuthFailure.BODYHASH);
        assertThat(expected.text("auth_failure")).as(name).isEqualTo("BodyHash");
        assertThat(text(failure.details().dkimDomain())).as(name).isEqualTo(expected.text("dkim_domain"));
        assertThat(text(failure.details().dkimIdentity()))
                .as(name)
                .isEqualTo(expected.optionalText("dkim_identity").orElse(""));
        assertThat(text(failure.details().dkimSelector()))
                .as(name)
                .isEqualTo(expected.optionalText("dkim_selector").orElse(""));
        assertThat(text(failure.details().dkimBody()))
                .as(name)
                .isEqualTo(expected.optionalText("dkim_canonicalized_body")
                        .orElse("")
                        .replaceAll("\\s", ""));
        assertThat(text(failure.envelopeId()))
                .as(name)
                .isEqualTo(expected.optionalText("original_envelope_id").orElse(""));
        assertThat(text(failure.userAgent())).as(name).isEqualTo(expected.text("user_agent"));
        mail(name, failure.mail(), expected);
    }

    private static void mail(String name, ReportedMail mail, Members expected) {
        assertThat(stated(mail.source()))
                .as(name)
                .isEqualTo(expected.optionalText("source_ip").orElse(""));
        assertThat(stated(mail.mailFrom()))
                .as(name)
                .isEqualTo(expected.optionalText("original_mail_from").orElse(""));
        assertThat(mail.recipients())
                .as(name)
                .isEqualTo(
                        expected.optionalText("original_rcpt_to").map(List::of).orElse(List.of()));
        assertThat(mail.arrival().value().map(Instant::getEpochSecond))
                .as(name)
                .isEqualTo(
                        expected.value("arrival_date").isEmpty()
                                ? Optional.empty()
                                : Optional.of(expected.number("arrival_date", 0, Long.MAX_VALUE)));
        assertThat(mail.domains().stream().map(ComplaintSamplesTest::text))
                .as(name)
                .isEqualTo(expected.list("reported_domain", domain -> domain));
        assertThat(mail.uris()).as(name).isEqualTo(expected.list("reported_uri", uri -> uri));
        assertThat(mail.authenticationResults().stream().map(result -> result.replaceAll("\\s+", " ")))
                .as(name)
                .isEqualTo(expected.list("authentication_results", result -> result.replaceAll("\\s+", " ")));
    }

    private static String text(ReportField<?> field) {
        return field.value().map(String::valueOf).orElse("");
    }

    private static String stated(ReportField<?> field) {
        return field instanceof ReportField.Present<?> present ? String.valueOf(present.content()) : "";
    }

    @Test
    void everyFailureReportIsRead() {
        for (Path file : Samples.files("dmarc-failure")) {
            FeedbackSummary summary = Samples.read(file);
            assertThat(summary.refused()).as("%s", file).isEmpty();
            assertThat(summary.failures()).as("%s", file).hasSize(1);
        }
    }

    @Test
    void aFailureReportAsTextNamesItsMessage() {
        Path file = Samples.files("dmarc-failure").stream()
                .filter(path -> path.getFileName().toString().contains("exim"))
                .findFirst()
                .orElseThrow();
        AuthFailureReport report = Samples.read(file).failures().get(0);

        assertThat(report.form()).isEqualTo(AuthFailureReport.Form.TEXT);
        assertThat(stated(report.mail().source())).isEqualTo("203.0.113.68");
        assertThat(report.mail().domains().stream().map(ComplaintSamplesTest::text))
                .containsExactly("example.com");
        assertThat(text(report.mail().headerFrom())).isEqualTo("example.com");
        assertThat(report.details().identityAlignment().value()).contains("none");
        assertThat(text(report.mail().arrival())).isEqualTo("2025-04-07T21:16:09Z");
    }

    private static final String ATTACHED = """
            Received: from out.example.org ([192.0.2.7]) by mx.hotmail.com with SMTP; Mon, 30 Nov 2026 10:00:00 +0000
            Return-Path: <bounce@example.org>
            Message-ID: <1@example.org>
            From: <news@example.org>
            Subject: Offer

            Text
            """;

    @Test
    void whatAComplaintLeavesOutIsDerivedAndSaysSo() {
        String mail = """
                From: <complaints@us-east-1.email-abuse.example>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Amazon SES
                Version: 0.1

                --b
                Content-Type: message/rfc822

                %s
                --b--
                """.formatted(ATTACHED);
        Complaint complaint = Samples.read("mail", mail.getBytes(StandardCharsets.UTF_8))
                .complaints()
                .get(0);

        assertThat(complaint.mail().source())
                .isEqualTo(new ReportField.Derived<>(IpAddress.parse("192.0.2.7"), "Received of the attached message"));
        assertThat(complaint.mail().mailFrom())
                .isEqualTo(new ReportField.Derived<>("<bounce@example.org>", "Return-Path of the attached message"));
        assertThat(text(complaint.mail().headerFrom())).isEqualTo("example.org");
        assertThat(complaint.incidents()).isEqualTo(ReportField.absent());
    }

    @Test
    void aComplaintOfOldHotmailHasTheAddressInItsSubject() {
        String mail = """
                From: staff@hotmail.com
                Subject: complaint about message from 192.0.2.9
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                %s
                --b--
                """.formatted(ATTACHED);
        Complaint complaint = Samples.read("mail", mail.getBytes(StandardCharsets.UTF_8))
                .complaints()
                .get(0);

        assertThat(complaint.mail().source())
                .isEqualTo(new ReportField.Derived<>(IpAddress.parse("192.0.2.9"), "the subject"));
        assertThat(text(complaint.mail().messageId())).isEqualTo("<1@example.org>");
    }
}
