package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.feedback.complaint.AuthFailure;
import dev.mailworthy.smtp.feedback.complaint.AuthFailureReport;
import dev.mailworthy.smtp.feedback.complaint.FailureDetails;
import dev.mailworthy.smtp.feedback.complaint.ReportedMail;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportKind;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the failure report of Exim's example configuration: a plain text with fields, and a copy of the header behind a line. */
final class FailureText {

    private static final List<String> SIGNS = List.of("sender domain", "sender ip address", "dmarc results");
    private static final String RULE = "------";
    private static final int LONGEST = 1 << 20;

    private FailureText() {}

    static boolean isReport(String text) {
        String words = AsciiCase.lower(before(text));
        return SIGNS.stream().allMatch(sign -> words.contains(sign + ":"));
    }

    /** The text before the copy, in lines without indentation. */
    private static String before(String text) {
        String begin = text.substring(0, Math.min(text.length(), LONGEST));
        int rule = begin.indexOf("\n" + RULE);
        return (rule < 0 ? begin : begin.substring(0, rule)).replaceAll("(?m)^[ \\t]{1,20}", "");
    }

    private static Optional<byte[]> copy(String text) {
        int rule = text.indexOf("\n" + RULE);
        int end = rule < 0 ? -1 : text.indexOf('\n', rule + 1);
        return end < 0
                ? Optional.empty()
                : Optional.of(text.substring(end + 1).strip().getBytes(StandardCharsets.ISO_8859_1));
    }

    static AuthFailureReport read(String text, ReporterIdentity reporter) {
        OddityCount oddities = new OddityCount();
        FeedbackFields fields = new FeedbackFields(before(text), oddities);
        AttachedMail attached = AttachedMail.of(copy(text));
        ContentDigest digest = new ContentDigest();
        fields.addTo(digest);
        attached.addTo(digest);
        ReportedMail mail = new ReportedMail(
                attached.source(fields.address("sender ip address")),
                ReportField.absent(),
                attached.mailFrom(ReportField.absent()),
                List.of(),
                fields.date("received date"),
                fields.domains("sender domain"),
                List.of(),
                attached.headerFrom(),
                attached.messageId(ReportField.absent()),
                attached.signers(),
                List.of());
        return new AuthFailureReport(
                MailReport.key(ReportKind.DMARC_FAILURE, mail, digest.hex()),
                reporter,
                AuthFailureReport.Form.TEXT,
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                mail,
                details(fields),
                oddities.all());
    }

    private static FailureDetails details(FeedbackFields fields) {
        return new FailureDetails(
                new ReportField.Derived<>(AuthFailure.DMARC, "the form of the text"),
                fields.text("dmarc results"),
                alignment(fields),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent(),
                ReportField.absent());
    }

    /** What aligned, in the words of RFC 7489 section 7.3.1. */
    private static ReportField<String> alignment(FeedbackFields fields) {
        List<String> aligned = new ArrayList<>();
        for (String method : List.of("dkim", "spf")) {
            Optional<String> word = fields.text(method + " alignment").value();
            if (word.isEmpty()) {
                return ReportField.absent();
            }
            if (word.get().equalsIgnoreCase("yes")) {
                aligned.add(method);
            }
        }
        return new ReportField.Derived<>(
                aligned.isEmpty() ? "none" : String.join(", ", aligned), "SPF Alignment and DKIM Alignment");
    }
}
