package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * One DKIM signature in the view of the receiver, before alignment.
 *
 * @param domain {@code d=} of the signature
 * @param selector {@code s=} of the signature; 20 % of the reporters leave it out
 * @param result of the verification
 * @param humanResult free text of the receiver, safe to print
 */
public record ReportedDkim(
        ReportField<DomainName> domain,
        ReportField<String> selector,
        ReportField<DkimOutcome> result,
        ReportField<String> humanResult) {}
