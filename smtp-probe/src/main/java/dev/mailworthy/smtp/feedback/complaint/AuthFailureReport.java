package dev.mailworthy.smtp.feedback.complaint;

import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.util.List;

/**
 * A report about one message that failed authentication (RFC 6591).
 *
 * @param key finds duplicates
 * @param reporter who sent it, as far as it is proved
 * @param form how the reporter wrote it
 * @param userAgent the program that made the report, safe to print
 * @param version of the format, as written
 * @param incidents the number of messages that it stands for; absent means one
 * @param envelopeId the envelope id of the message, safe to print
 * @param mail the message
 * @param details what failed
 * @param oddities what is unusual about it
 */
public record AuthFailureReport(
        ReportKey key,
        ReporterIdentity reporter,
        Form form,
        ReportField<String> userAgent,
        ReportField<String> version,
        ReportField<Long> incidents,
        ReportField<String> envelopeId,
        ReportedMail mail,
        FailureDetails details,
        List<Oddity> oddities)
        implements ReceivedReport {

    /** How a reporter writes a failure report. */
    public enum Form {
        /** With a part of type {@code message/feedback-report} (RFC 5965). */
        FEEDBACK_REPORT,
        /** As a text for people, as Exim's example configuration does. */
        TEXT
    }

    public AuthFailureReport {
        oddities = List.copyOf(oddities);
    }
}
