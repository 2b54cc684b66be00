package dev.mailworthy.smtp.feedback.complaint;

import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.util.List;

/**
 * A complaint about a message (ARF, RFC 5965). Texts are safe to print.
 *
 * @param key finds duplicates
 * @param reporter who sent it, as far as it is proved
 * @param type of the complaint
 * @param userAgent the program that made the report
 * @param version of the format, as written
 * @param incidents the number of complaints that it stands for; absent means one (RFC 5965 section 3.2)
 * @param reportingMta the server that made the report, without its type
 * @param envelopeId the envelope id of the message
 * @param mail the message
 * @param oddities what is unusual about it
 */
public record Complaint(
        ReportKey key,
        ReporterIdentity reporter,
        ReportField<FeedbackType> type,
        ReportField<String> userAgent,
        ReportField<String> version,
        ReportField<Long> incidents,
        ReportField<String> reportingMta,
        ReportField<String> envelopeId,
        ReportedMail mail,
        List<Oddity> oddities)
        implements ReceivedReport {
    public Complaint {
        oddities = List.copyOf(oddities);
    }
}
