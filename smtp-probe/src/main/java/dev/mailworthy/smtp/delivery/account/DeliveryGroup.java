package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of all cells that have something in common.
 *
 * @param name the receiver, the source, the recipient's domain or {@code unknown}, the cause or {@code accepted}, or the beginning of the hour or day
 * @param counts of all cells of the group
 */
public record DeliveryGroup(String name, RecipientCounts counts) {

    private static final Comparator<String> OTHERS_LAST = Comparator.<String, Boolean>comparing(
                    CountedDomains.OTHERS::equals)
            .thenComparing(Comparator.naturalOrder());

    /** What the cells of a group have in common. */
    public enum By implements Labelled {
        /** The receiver that the mail was for. */
        RECEIVER,
        /** The recipient's domain, if the cells tell it. Other domains come last. */
        DOMAIN,
        /** The local address that the mail left from. */
        SOURCE,
        /** The cause of the reply. */
        CAUSE,
        /** The hour of the last attempt. */
        HOUR,
        /** The day of the last attempt. */
        DAY
    }

    /**
     * {@return the groups of the cells outside, by name or time}
     *
     * @param cells of one summary
     * @param by what the cells of a group share
     * @param zone of hours and days
     */
    public static List<DeliveryGroup> of(List<EvidenceCell> cells, By by, ZoneId zone) {
        SortedMap<String, List<EvidenceCell>> groups = new TreeMap<>(OTHERS_LAST);
        for (EvidenceCell cell : cells) {
            if (cell.key().target().isOutside()) {
                groups.computeIfAbsent(name(cell.key(), by, zone), name -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<DeliveryGroup> all = new ArrayList<>();
        groups.forEach((name, own) -> all.add(new DeliveryGroup(name, RecipientCounts.of(own))));
        return all;
    }

    private static String name(CellKey key, By by, ZoneId zone) {
        return switch (by) {
            case RECEIVER -> key.target().name();
            case DOMAIN -> key.domain().orElse("unknown");
            case SOURCE -> key.source().map(IpAddress::toString).orElse("unknown");
            case CAUSE -> key.cause().isNone() ? "accepted" : key.cause().id();
            case HOUR ->
                key.begins()
                        .atZone(zone)
                        .truncatedTo(ChronoUnit.HOURS)
                        .toOffsetDateTime()
                        .toString();
            case DAY -> key.begins().atZone(zone).toLocalDate().toString();
        };
    }
}
