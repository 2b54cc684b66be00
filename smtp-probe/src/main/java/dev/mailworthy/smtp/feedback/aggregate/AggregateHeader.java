package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportPeriod;
import java.util.List;

/**
 * What an aggregate report says about itself. Texts are safe to print.
 *
 * @param version of the format, as written
 * @param namespace of the XML; absent without one
 * @param organization the name of the reporter, which proves nothing
 * @param email an address of the reporter
 * @param contact more contact information
 * @param id the report's id
 * @param period that the report covers
 * @param errors that the reporter met
 * @param generator the program that made the report (RFC 9990)
 * @param policy the first {@code policy_published}
 * @param extensions of the whole report (RFC 9990)
 */
public record AggregateHeader(
        ReportField<String> version,
        ReportField<String> namespace,
        ReportField<String> organization,
        ReportField<String> email,
        ReportField<String> contact,
        ReportField<String> id,
        ReportPeriod period,
        List<String> errors,
        ReportField<String> generator,
        PublishedPolicy policy,
        List<ReportExtension> extensions) {
    public AggregateHeader {
        errors = List.copyOf(errors);
        extensions = List.copyOf(extensions);
    }
}
