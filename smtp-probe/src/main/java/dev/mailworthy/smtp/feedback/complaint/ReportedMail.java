package dev.mailworthy.smtp.feedback.complaint;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.time.Instant;
import java.util.List;

/**
 * The message that a report is about. Texts are safe to print. They can name persons: outputs leave local parts of addresses out.
 *
 * @param source the address that delivered the message; some reporters give that of a relay, which they trust
 * @param sourcePort the port of that address (RFC 6692)
 * @param mailFrom MAIL FROM
 * @param recipients RCPT TO; many reporters redact it
 * @param arrival when the message arrived
 * @param domains the domains that the report is about
 * @param uris the URIs that the report is about
 * @param headerFrom the domain in From of the message
 * @param messageId Message-ID of the message
 * @param signers the domains in {@code d=} of the message's DKIM signatures, which are not verified
 * @param authenticationResults results that the reporter gives (RFC 8601)
 */
public record ReportedMail(
        ReportField<IpAddress> source,
        ReportField<Long> sourcePort,
        ReportField<String> mailFrom,
        List<String> recipients,
        ReportField<Instant> arrival,
        List<ReportField<DomainName>> domains,
        List<String> uris,
        ReportField<DomainName> headerFrom,
        ReportField<String> messageId,
        List<DomainName> signers,
        List<String> authenticationResults) {
    public ReportedMail {
        recipients = List.copyOf(recipients);
        domains = List.copyOf(domains);
        uris = List.copyOf(uris);
        signers = List.copyOf(signers);
        authenticationResults = List.copyOf(authenticationResults);
    }
}
