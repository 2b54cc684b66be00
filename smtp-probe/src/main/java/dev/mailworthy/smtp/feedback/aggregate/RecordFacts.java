package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the messages of a cell have in common. An empty value is missing or unreadable in the report.
 *
 * @param source the address that connected to the receiver
 * @param headerFrom the domain in From
 * @param dkim whether DKIM passed and aligns
 * @param spf whether SPF passed and aligns
 * @param signatures each DKIM signature with a readable domain, in order
 * @param spfDomains each SPF result with a readable domain, in order
 * @param disposition what the receiver did
 * @param reasons why the policy was not applied
 */
public record RecordFacts(
        Optional<IpAddress> source,
        Optional<DomainName> headerFrom,
        Optional<AlignedOutcome> dkim,
        Optional<AlignedOutcome> spf,
        List<SignedDomain> signatures,
        List<SpfDomain> spfDomains,
        Optional<Disposition> disposition,
        List<OverrideReason> reasons) {
    public RecordFacts {
        signatures = List.copyOf(signatures);
        spfDomains = List.copyOf(spfDomains);
        reasons = List.copyOf(reasons);
    }

    /**
     * {@return the facts of a record}
     *
     * @param record of a report
     */
    public static RecordFacts of(AggregateRecord record) {
        List<SignedDomain> signatures = new ArrayList<>(record.dkimResults().size());
        for (ReportedDkim dkim : record.dkimResults()) {
            Optional<DomainName> domain = dkim.domain().value();
            if (domain.isPresent()) {
                signatures.add(new SignedDomain(
                        domain.get(), dkim.selector().value(), dkim.result().value()));
            }
        }
        List<SpfDomain> spfDomains = new ArrayList<>(record.spfResults().size());
        for (ReportedSpf spf : record.spfResults()) {
            Optional<DomainName> domain = spf.domain().value();
            if (domain.isPresent()) {
                spfDomains.add(new SpfDomain(
                        domain.get(), spf.scope().value(), spf.result().value()));
            }
        }
        return new RecordFacts(
                record.source().value(),
                record.headerFrom().value(),
                record.dkim().value(),
                record.spf().value(),
                signatures,
                spfDomains,
                record.disposition().value(),
                reasons(record));
    }

    /** An empty {@code <reason>} is no reason. */
    private static List<OverrideReason> reasons(AggregateRecord record) {
        if (record.reasons().isEmpty()) {
            return List.of();
        }
        return record.reasons().stream()
                .filter(reason -> !(reason.type() instanceof ReportField.Absent
                        && reason.comment() instanceof ReportField.Absent))
                .toList();
    }

    /** {@return PASS if SPF or DKIM passed and aligns; FAIL if both did not; empty if the report does not say} */
    public Optional<AlignedOutcome> dmarc() {
        Optional<AlignedOutcome> pass = Optional.of(AlignedOutcome.PASS);
        if (dkim.equals(pass) || spf.equals(pass)) {
            return pass;
        }
        return dkim.isPresent() && spf.isPresent() ? Optional.of(AlignedOutcome.FAIL) : Optional.empty();
    }
}
