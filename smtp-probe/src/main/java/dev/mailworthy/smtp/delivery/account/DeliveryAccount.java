package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A summary added up.
 *
 * @param cells of the summary
 * @param messages messages with a recipient outside
 * @param totals of all receivers and smarthosts
 * @param receivers receivers and smarthosts, in the order of trouble
 * @param own content filters, inner gateways and mailboxes of this machine; they are no receivers
 * @param coverage how far the log can be trusted
 */
public record DeliveryAccount(
        List<EvidenceCell> cells,
        long messages,
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
        Map<MailTarget, List<EvidenceCell>> byTarget = new TreeMap<>();
        List<EvidenceCell> outside = new ArrayList<>();
        List<EvidenceCell> shown = new ArrayList<>();
        for (EvidenceCell cell : settled.counted()) {
            MailTarget target = cell.key().target();
            if (wanted.test(target)) {
                shown.add(cell);
                byTarget.computeIfAbsent(target, key -> new ArrayList<>()).add(cell);
                if (target.isOutside()) {
                    outside.add(cell);
                }
            }
        }
        List<ReceiverAccount> all = new ArrayList<>();
        byTarget.forEach((target, cells) -> all.add(ReceiverAccount.of(target, cells)));
        all.sort(TROUBLE);
        return new DeliveryAccount(
                shown,
                settled.messages(),
                RecipientCounts.of(outside),
                all.stream().filter(account -> account.target().isOutside()).toList(),
                all.stream().filter(account -> !account.target().isOutside()).toList(),
                settled.coverage());
    }
}
