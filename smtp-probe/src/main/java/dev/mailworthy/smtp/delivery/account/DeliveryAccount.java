package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A summary added up.
 *
 * @param cells of the summary
 * @param messages messages with a recipient outside; empty for a period and for a domain, since messages are counted without both
 * @param totals of all receivers and smarthosts
 * @param receivers receivers and smarthosts, in the order of trouble
 * @param own content filters, inner gateways and mailboxes of this machine; they are no receivers
 * @param coverage how far the log can be trusted
 */
public record DeliveryAccount(
        List<EvidenceCell> cells,
        OptionalLong messages,
        RecipientCounts totals,
        List<ReceiverAccount> receivers,
        List<ReceiverAccount> own,
        LogCoverage coverage) {

    /** Recipients missed about the sender first, then all that were missed, then the larger receiver. */
    private static final Comparator<ReceiverAccount> TROUBLE = Comparator.comparingLong(ReceiverAccount::aboutYou)
            .thenComparingLong(account -> account.counts().missed())
            .thenComparingLong(account -> account.counts().recipients())
            .reversed()
            .thenComparing(ReceiverAccount::target);

    /**
     * {@return counts by receiver and cause}
     *
     * @param summary of all logs
     * @param wanted the receivers that are shown
     */
    public static DeliveryAccount of(DeliverySummary summary, Predicate<MailTarget> wanted) {
        DeliverySummary settled = summary.settled();
        List<EvidenceCell> shown = settled.counted().stream()
                .filter(cell -> wanted.test(cell.key().target()))
                .toList();
        return of(shown, OptionalLong.of(settled.messages()), settled.coverage());
    }

    /**
     * {@return the recipients of one domain in this account, with the coverage of the whole}
     *
     * @param domain as the cells have it; see {@link CountedDomains}
     */
    public DeliveryAccount to(String domain) {
        List<EvidenceCell> shown = cells.stream()
                .filter(cell -> cell.key().domain().filter(domain::equals).isPresent())
                .toList();
        return of(shown, OptionalLong.empty(), coverage);
    }

    /**
     * {@return the hours of this account that begin in a period, with the coverage of the whole}
     *
     * @param since the beginning, if there is one
     * @param until the end, not included, if there is one
     */
    public DeliveryAccount during(Optional<Instant> since, Optional<Instant> until) {
        if (since.isEmpty() && until.isEmpty()) {
            return this;
        }
        Instant from = since.orElse(Instant.MIN);
        Instant to = until.orElse(Instant.MAX);
        List<EvidenceCell> shown = cells.stream()
                .filter(cell -> !cell.key().begins().isBefore(from))
                .filter(cell -> cell.key().begins().isBefore(to))
                .toList();
        return of(shown, OptionalLong.empty(), coverage);
    }

    private static DeliveryAccount of(List<EvidenceCell> shown, OptionalLong messages, LogCoverage coverage) {
        Map<MailTarget, List<EvidenceCell>> byTarget = new TreeMap<>();
        List<EvidenceCell> outside = new ArrayList<>();
        for (EvidenceCell cell : shown) {
            MailTarget target = cell.key().target();
            byTarget.computeIfAbsent(target, key -> new ArrayList<>()).add(cell);
            if (target.isOutside()) {
                outside.add(cell);
            }
        }
        List<ReceiverAccount> all = new ArrayList<>();
        byTarget.forEach((target, cells) -> all.add(ReceiverAccount.of(target, cells)));
        all.sort(TROUBLE);
        return new DeliveryAccount(
                shown,
                messages,
                RecipientCounts.of(outside),
                all.stream().filter(account -> account.target().isOutside()).toList(),
                all.stream().filter(account -> !account.target().isOutside()).toList(),
                coverage);
    }
}
