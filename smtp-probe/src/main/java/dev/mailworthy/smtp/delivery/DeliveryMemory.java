package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.cell.OpenMessages;
import dev.mailworthy.smtp.delivery.source.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was read of logs so far, and where the reading of each stopped, so that no line counts twice. A log is known by its octets:
 * it may be renamed, copied, packed, or truncated and begun again in the meantime.
 *
 * @param key makes the numbers that stand for queue ids and addresses, as in {@link DeliveryOptions#key()}
 * @param positions where the reading of each log stopped, the one that was read last at the end
 * @param summary of all lines that were read
 */
public record DeliveryMemory(long key, List<LogPosition> positions, DeliverySummary summary) {

    /** Logs that were read so long ago are no longer there. */
    private static final int MOST_LOGS = 1000;

    public DeliveryMemory {
        positions = List.copyOf(positions);
    }

    /**
     * {@return a memory of nothing}
     *
     * @param key a random number
     */
    public static DeliveryMemory empty(long key) {
        return new DeliveryMemory(key, List.of(), DeliverySummary.NONE);
    }

    /** This memory with lines that were read now. */
    DeliveryMemory with(DeliverySummary lines, Optional<LogPosition> before, Optional<LogPosition> after) {
        List<LogPosition> now = new ArrayList<>(positions);
        before.ifPresent(now::remove);
        after.ifPresent(now::add);
        return new DeliveryMemory(key, now, summary.plus(lines));
    }

    /**
     * This memory without what no later line needs: messages that have left the queue are counted, and positions of logs that
     * were read long ago are dropped. For use when all logs have been read, since an older log may still have the beginning of a
     * message.
     *
     * @param mostOpen the most messages in flight that are remembered
     * @return the smaller memory
     */
    public DeliveryMemory compacted(int mostOpen) {
        long latest = positions.stream().mapToLong(LogPosition::second).max().orElse(Long.MIN_VALUE);
        OpenMessages.Compacted rest = OpenMessages.compacted(summary.open(), latest, mostOpen);
        List<LogPosition> kept = positions.subList(Math.max(0, positions.size() - MOST_LOGS), positions.size());
        return new DeliveryMemory(key, kept, summary.with(rest));
    }
}
