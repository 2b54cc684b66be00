package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.List;

/**
 * One {@code record} of an aggregate report: messages from one address with equal results.
 *
 * @param source the address that connected to the receiver
 * @param count the number of messages
 * @param disposition what the receiver did
 * @param dkim whether DKIM passed and aligns
 * @param spf whether SPF passed and aligns
 * @param reasons why the policy was not applied
 * @param headerFrom the domain in From
 * @param envelopeFrom the domain in MAIL FROM, as written
 * @param envelopeTo the domain of the recipients, as written
 * @param dkimResults each signature that the receiver looked at
 * @param spfResults usually one
 * @param extensions of the record (RFC 9990)
 */
public record AggregateRecord(
        ReportField<IpAddress> source,
        ReportField<Long> count,
        ReportField<Disposition> disposition,
        ReportField<AlignedOutcome> dkim,
        ReportField<AlignedOutcome> spf,
        List<OverrideReason> reasons,
        ReportField<DomainName> headerFrom,
        ReportField<String> envelopeFrom,
        ReportField<String> envelopeTo,
        List<ReportedDkim> dkimResults,
        List<ReportedSpf> spfResults,
        List<ReportExtension> extensions) {
    public AggregateRecord {
        reasons = List.copyOf(reasons);
        dkimResults = List.copyOf(dkimResults);
        spfResults = List.copyOf(spfResults);
        extensions = List.copyOf(extensions);
    }
}
