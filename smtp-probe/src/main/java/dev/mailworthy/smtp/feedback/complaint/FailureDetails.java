package dev.mailworthy.smtp.feedback.complaint;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * What failed, and how (RFC 6591 section 3.2, RFC 7489 section 7.3.1). Texts are safe to print.
 *
 * @param failure what failed
 * @param deliveryResult what the receiver did, as written: {@code delivered}, {@code spam}, {@code policy}, {@code reject} or other
 * @param identityAlignment what aligned, as written: {@code none}, or {@code dkim} and {@code spf}
 * @param dkimDomain {@code d=} of the signature
 * @param dkimIdentity {@code i=} of the signature
 * @param dkimSelector {@code s=} of the signature
 * @param dkimSelectorDns the key record
 * @param dkimHeader the canonicalized header in base64
 * @param dkimBody the canonicalized body in base64, at most 65,536 characters
 * @param adspDns the ADSP record
 * @param spfDns the SPF record, as written
 */
public record FailureDetails(
        ReportField<AuthFailure> failure,
        ReportField<String> deliveryResult,
        ReportField<String> identityAlignment,
        ReportField<DomainName> dkimDomain,
        ReportField<String> dkimIdentity,
        ReportField<String> dkimSelector,
        ReportField<String> dkimSelectorDns,
        ReportField<String> dkimHeader,
        ReportField<String> dkimBody,
        ReportField<String> adspDns,
        ReportField<String> spfDns) {}
