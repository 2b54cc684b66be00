package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a log says about one sender: mail that left from its addresses, and mail whose address the log does not name. Mail to a
 * smarthost is left out, because it says nothing about the receiver behind it.
 *
 * @param receivers by name
 * @param named attempts from the sender's addresses
 * @param unnamed attempts whose address neither the log nor the receiver's reply names
 * @param others attempts from other addresses; they are not counted
 * @param relayed attempts at smarthosts; they are not counted
 * @param ends the last attempt at any receiver
 */
public record SenderDeliveries(
        List<SenderReceiver> receivers,
        long named,
        long unnamed,
        long others,
        long relayed,
        Optional<Instant> ends,
        LogCoverage coverage) {
    public SenderDeliveries {
        receivers = List.copyOf(receivers);
    }

    /**
     * {@return what the log says of this sender's mail}
     *
     * @param summary of the log
     * @param addresses of the sender; without any, all mail counts
     */
    public static SenderDeliveries of(DeliverySummary summary, Collection<IpAddress> addresses) {
        DeliverySummary settled = summary.settled();
        Set<IpAddress> wanted = Set.copyOf(addresses);
        Map<MailTarget, List<EvidenceCell>> byTarget = new TreeMap<>();
        long named = 0;
        long unnamed = 0;
        long others = 0;
        long relayed = 0;
        long ends = Long.MIN_VALUE;
        for (EvidenceCell cell : settled.counted()) {
            CellKey key = cell.key();
            long attempts = cell.counts().attempts();
            boolean isOther = key.source()
                    .filter(from -> !wanted.isEmpty() && !wanted.contains(from))
                    .isPresent();
            if (key.target().kind() == MailTarget.Kind.SMARTHOST) {
                relayed += attempts;
            } else if (key.target().kind() == MailTarget.Kind.RECEIVER && isOther) {
                others += attempts;
            } else if (key.target().kind() == MailTarget.Kind.RECEIVER) {
                named += key.source().isPresent() ? attempts : 0;
                unnamed += key.source().isPresent() ? 0 : attempts;
                ends = Math.max(ends, cell.counts().last());
                byTarget.computeIfAbsent(key.target(), target -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<SenderReceiver> receivers = new ArrayList<>();
        byTarget.forEach((target, cells) -> receivers.add(new SenderCells(cells).receiver(target)));
        return new SenderDeliveries(
                receivers,
                named,
                unnamed,
                others,
                relayed,
                ends == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(ends)),
                settled.coverage());
    }

    /** {@return whether the log is whole enough to conclude something from what it does not show} */
    public boolean isWhole() {
        return coverage.isEnough() && coverage.lost() == 0;
    }
}
