package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * The DMARC record that the receiver saw (RFC 7489 appendix C, RFC 9990 section 3.1).
 *
 * @param domain where the record stands, or the domain in From
 * @param version of the record (RFC 7489 {@code version_published})
 * @param adkim alignment mode of DKIM
 * @param aspf alignment mode of SPF
 * @param policy {@code p=}
 * @param subdomainPolicy {@code sp=}
 * @param nonexistentPolicy {@code np=} (RFC 9091, RFC 9989)
 * @param percentage {@code pct=}, 0 to 100 (RFC 7489)
 * @param testing {@code t=}: {@code y} or {@code n} (RFC 9990)
 * @param psd {@code psd=}: {@code y}, {@code n} or {@code u}
 * @param failureOptions {@code fo=}, as written
 * @param discovery {@code treewalk} or {@code psl} (RFC 9990 {@code discovery_method}), as written
 */
public record PublishedPolicy(
        ReportField<DomainName> domain,
        ReportField<String> version,
        ReportField<AlignmentMode> adkim,
        ReportField<AlignmentMode> aspf,
        ReportField<DomainPolicy> policy,
        ReportField<DomainPolicy> subdomainPolicy,
        ReportField<DomainPolicy> nonexistentPolicy,
        ReportField<Long> percentage,
        ReportField<String> testing,
        ReportField<String> psd,
        ReportField<String> failureOptions,
        ReportField<String> discovery) {}
