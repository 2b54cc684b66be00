package dev.mailworthy.smtp.feedback.tls;

import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReportPeriod;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.util.List;

/**
 * An SMTP TLS report (RFC 8460). Texts are safe to print.
 *
 * @param key finds duplicates
 * @param reporter who sent it, as far as it is proved
 * @param organization the name of the reporter, which proves nothing
 * @param contact an address of the reporter
 * @param id the report's id
 * @param period that it covers
 * @param policies results by policy; never add them up
 * @param oddities what is unusual about it
 */
public record TlsReport(
        ReportKey key,
        ReporterIdentity reporter,
        ReportField<String> organization,
        ReportField<String> contact,
        ReportField<String> id,
        ReportPeriod period,
        List<TlsPolicyResult> policies,
        List<Oddity> oddities)
        implements ReceivedReport {
    public TlsReport {
        policies = List.copyOf(policies);
        oddities = List.copyOf(oddities);
    }
}
