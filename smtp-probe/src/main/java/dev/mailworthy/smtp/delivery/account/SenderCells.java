package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.account.SenderRefusals.Course;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of one receiver, and which of its refusals go on. An address is refused until the end of the log if the receiver took
 * no mail from it later. Mail that was taken from an address that the log does not name may have come from any, so that no
 * refusal before it goes on.
 */
final class SenderCells {

    /** Fewer refusals than these after mail was taken may be chance, and fewer deferrals are no trend. */
    private static final int LEAST = 3;

    private final List<EvidenceCell> cells;
    private final Map<Course, List<EvidenceCell>> refusals = new EnumMap<>(Course.class);
    private final Set<EvidenceCell> outdated = new HashSet<>();

    /** @param cells those of one receiver, from the addresses of the sender or from addresses that the log does not name */
    SenderCells(List<EvidenceCell> cells) {
        this.cells = cells;
        cells.stream()
                .collect(Collectors.groupingBy(cell -> cell.key().source()))
                .forEach(this::split);
    }

    private void split(Optional<IpAddress> source, List<EvidenceCell> own) {
        List<EvidenceCell> taken = cells.stream()
                .filter(cell -> isAccepted(cell) && mayBeFrom(cell, source))
                .toList();
        long lastTaken =
                taken.stream().mapToLong(cell -> cell.counts().last()).max().orElse(Long.MIN_VALUE);
        boolean isNever = taken.isEmpty();
        List<EvidenceCell> aboutYou =
                own.stream().filter(SenderCells::isAboutYou).toList();
        for (DeliveryOutcome outcome : List.of(DeliveryOutcome.REFUSED, DeliveryOutcome.DEFERRED)) {
            List<EvidenceCell> after = aboutYou.stream()
                    .filter(cell -> cell.key().outcome() == outcome && isAfter(cell, lastTaken, isNever))
                    .toList();
            int least = isNever && outcome == DeliveryOutcome.REFUSED ? 1 : LEAST;
            boolean goesOn =
                    after.stream().mapToLong(cell -> cell.counts().attempts()).sum() >= least;
            if (goesOn) {
                outdated.addAll(taken);
            }
            aboutYou.stream()
                    .filter(cell -> cell.key().outcome() == outcome)
                    .forEach(cell -> refusals.computeIfAbsent(
                                    goesOn && after.contains(cell) ? Course.GOES_ON : Course.MIXED,
                                    key -> new ArrayList<>())
                            .add(cell));
        }
    }

    /** A cell knows its first and its last attempt only. One that lies in the hour of the last mail taken may be older than it. */
    private static boolean isAfter(EvidenceCell cell, long taken, boolean isNever) {
        return isNever || cell.counts().first() > taken || cell.key().hour() > CellKey.hourOf(taken);
    }

    private static boolean mayBeFrom(EvidenceCell cell, Optional<IpAddress> source) {
        return source.isEmpty()
                || cell.key().source().isEmpty()
                || cell.key().source().equals(source);
    }

    private static boolean isAccepted(EvidenceCell cell) {
        return cell.key().outcome() == DeliveryOutcome.ACCEPTED && cell.counts().attempts() > 0;
    }

    private static boolean isAboutYou(EvidenceCell cell) {
        return cell.key().cause().matter() == Matter.YOU
                && (cell.key().outcome() == DeliveryOutcome.REFUSED
                        || cell.key().outcome() == DeliveryOutcome.DEFERRED)
                && cell.counts().attempts() > 0;
    }

    SenderReceiver receiver(MailTarget target) {
        DelayHistogram delays = DelayHistogram.NONE;
        long encrypted = 0;
        long plaintext = 0;
        long deferredOnce = 0;
        long taken = Long.MIN_VALUE;
        for (EvidenceCell cell : cells) {
            encrypted += cell.counts().encrypted();
            plaintext += cell.counts().plaintext();
            deferredOnce += cell.counts().deferredOnce();
            if (isAccepted(cell)) {
                delays = delays.plus(cell.counts().delays());
                taken = Math.max(taken, cell.counts().last());
            }
        }
        return new SenderReceiver(
                target,
                RecipientCounts.of(cells),
                SenderRefusals.of(refusals),
                taken == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(taken)),
                delays,
                encrypted,
                plaintext,
                cells.stream()
                        .filter(cell -> isAccepted(cell) && !outdated.contains(cell) || isAboutYou(cell))
                        .toList(),
                deferredOnce);
    }
}
