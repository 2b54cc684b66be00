package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refusals about the sender that go on until the end of the log. A receiver may refuse one address and take mail from another, so
 * each address is looked at apart. Mail that was taken from an address that the log does not name may have come from any.
 */
final class StandingRefusals {

    /** Fewer of them after mail was taken may be chance. */
    private static final int LEAST = 3;

    private StandingRefusals() {}

    /** The cells of these refusals among those of one receiver. */
    static List<EvidenceCell> of(List<EvidenceCell> cells) {
        List<EvidenceCell> standing = new ArrayList<>();
        cells.stream()
                .filter(StandingRefusals::isAboutYou)
                .map(cell -> cell.key().source())
                .distinct()
                .forEach(source -> standing.addAll(run(cells, source)));
        return standing;
    }

    private static boolean isAboutYou(EvidenceCell cell) {
        return cell.key().outcome() == DeliveryOutcome.REFUSED
                && cell.key().cause().matter() == Matter.YOU;
    }

    private static List<EvidenceCell> run(List<EvidenceCell> cells, Optional<IpAddress> source) {
        Optional<Long> taken = cells.stream()
                .filter(cell -> cell.key().outcome() == DeliveryOutcome.ACCEPTED)
                .filter(cell -> source.isEmpty()
                        || cell.key().source().isEmpty()
                        || cell.key().source().equals(source))
                .map(cell -> CellKey.hourOf(cell.counts().last()))
                .max(Long::compare);
        List<EvidenceCell> run = cells.stream()
                .filter(StandingRefusals::isAboutYou)
                .filter(cell -> cell.key().source().equals(source))
                .filter(cell -> taken.isEmpty() || cell.key().hour() > taken.orElseThrow())
                .toList();
        long refusals = run.stream().mapToLong(cell -> cell.counts().attempts()).sum();
        return taken.isEmpty() || refusals >= LEAST ? run : List.of();
    }
}
