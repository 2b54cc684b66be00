package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * SPF in the view of the receiver, before alignment.
 *
 * @param domain that was evaluated
 * @param scope the identity that names the domain
 * @param result of the evaluation
 * @param humanResult free text of the receiver, safe to print (RFC 9990)
 */
public record ReportedSpf(
        ReportField<DomainName> domain,
        ReportField<SpfScope> scope,
        ReportField<SpfOutcome> result,
        ReportField<String> humanResult) {}
