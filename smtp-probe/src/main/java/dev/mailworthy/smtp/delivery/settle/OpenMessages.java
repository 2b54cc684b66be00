package dev.mailworthy.smtp.delivery.settle;

import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.OpenMessage;
import dev.mailworthy.smtp.delivery.cell.OpenRecipient;
import dev.mailworthy.smtp.delivery.cell.StageTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Joins what several pieces of a log know of the same messages, and counts the recipients by their last state. */
public final class OpenMessages {

    /** Lines of several daemons may be out of order by so many seconds. */
    public static final long SLACK = 2;

    /** Postfix retries at least every 4,000 s and gives up after 5 days: what is silent for a week will not come back. */
    public static final long SILENT = 7L * 86_400;

    private static final Comparator<OpenMessage> ORDER = Comparator.comparingLong(OpenMessage::first)
            .thenComparing(message -> !message.begun())
            .thenComparingLong(OpenMessage::last)
            .thenComparing(message -> message.ended().isPresent());

    private final Map<CellKey, CellCounts> cells = new HashMap<>();
    private long messages;

    private OpenMessages() {}

    /**
     * Messages counted as they stand.
     *
     * @param cells of the messages that were counted
     * @param messages the number of messages with a recipient outside
     */
    public record Settled(List<EvidenceCell> cells, long messages) {}

    /**
     * Counts the messages as they stand. The order of the pieces does not matter.
     *
     * @param pieces of messages, from one log or several
     * @return the cells of the messages that ended, with their number
     */
    public static Settled settled(List<OpenMessage> pieces) {
        OpenMessages settling = new OpenMessages();
        joined(pieces).forEach(settling::settle);
        return settling.settled();
    }

    /**
     * Messages after joining.
     *
     * @param settled those that have left the queue, and those that were given up
     * @param open those of which later pieces may come
     * @param evicted the number of those that were given up
     */
    public record Compacted(Settled settled, List<OpenMessage> open, long evicted) {}

    /**
     * Joins pieces, and settles the messages of which no later piece comes: they have left the queue, or were silent for
     * {@value #SILENT} seconds, or are the oldest of too many.
     *
     * @param pieces of any order
     * @param latest the time up to which the logs are read, in seconds from 1970
     * @param most the most messages that stay open
     * @return the counts of the settled messages, and the open ones
     */
    public static Compacted compacted(List<OpenMessage> pieces, long latest, int most) {
        OpenMessages settling = new OpenMessages();
        List<OpenMessage> open = new ArrayList<>();
        long evicted = 0;
        List<OpenMessage> youngestFirst = joined(pieces);
        youngestFirst.sort(Comparator.comparingLong(OpenMessage::last).reversed());
        for (OpenMessage message : youngestFirst) {
            boolean hasLeft = message.begun()
                    && message.ended().isPresent()
                    && latest > message.ended().getAsLong() + 2 * SLACK + 1;
            if (hasLeft) {
                settling.settle(message);
            } else if (open.size() >= most || latest - message.last() > SILENT) {
                settling.settle(message);
                evicted += message.ended().isEmpty() && !message.recipients().isEmpty() ? 1 : 0;
            } else {
                open.add(message);
            }
        }
        return new Compacted(settling.settled(), open, evicted);
    }

    private Settled settled() {
        List<EvidenceCell> all = new ArrayList<>();
        cells.forEach((key, counts) -> all.add(new EvidenceCell(key, counts)));
        return new Settled(all, messages);
    }

    private static List<OpenMessage> joined(List<OpenMessage> pieces) {
        Map<Long, List<OpenMessage>> byId = new LinkedHashMap<>();
        pieces.forEach(piece ->
                byId.computeIfAbsent(piece.id(), id -> new ArrayList<>(1)).add(piece));
        List<OpenMessage> joined = new ArrayList<>();
        byId.values().forEach(same -> {
            same.sort(ORDER);
            OpenMessage known = same.get(0);
            for (OpenMessage next : same.subList(1, same.size())) {
                if (goesOn(known, next)) {
                    known = join(known, next);
                } else {
                    joined.add(known);
                    known = next;
                }
            }
            joined.add(known);
        });
        return joined;
    }

    /** Whether two pieces in order are of one message. A queue id may be used again when its message has left. */
    private static boolean goesOn(OpenMessage known, OpenMessage next) {
        if (known.ended().isPresent()) {
            return !next.begun() && next.first() <= known.ended().getAsLong() + SLACK;
        }
        if (!next.begun()) {
            return next.first() - known.last() <= SILENT;
        }
        return known.recipients().isEmpty() || !known.begun() && next.first() - known.first() <= SLACK;
    }

    private static OpenMessage join(OpenMessage one, OpenMessage other) {
        Map<Long, OpenRecipient> recipients = new LinkedHashMap<>();
        one.recipients().forEach(each -> recipients.put(each.id(), each));
        other.recipients().forEach(each -> recipients.merge(each.id(), each, OpenMessages::join));
        return new OpenMessage(
                one.id(),
                one.begun() || other.begun(),
                one.first(),
                Math.max(one.last(), other.last()),
                either(one.ended(), other.ended()),
                either(one.expired(), other.expired()),
                List.copyOf(recipients.values()));
    }

    private static OptionalLong either(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }

    private void settle(OpenMessage message) {
        boolean outside = false;
        for (OpenRecipient recipient : message.recipients()) {
            MailTarget target = recipient.state().target();
            outside |= target.isOutside();
            if (target.kind() == MailTarget.Kind.HOP && recipient.state().outcome() == DeliveryOutcome.ACCEPTED) {
                continue;
            }
            boolean expired = message.expired().isPresent()
                    && !recipient.state().outcome().isFinal();
            long second = expired ? message.expired().getAsLong() : recipient.second();
            CellKey key = expired ? recipient.state().becoming(DeliveryOutcome.EXPIRED, second) : recipient.state();
            cells.merge(key, counts(recipient, second), CellCounts::plus);
        }
        messages += outside ? 1 : 0;
    }

    /** Both parts of what is known of one recipient. Of two attempts in one second a final one is the later. */
    private static OpenRecipient join(OpenRecipient one, OpenRecipient other) {
        boolean isLater = other.second() > one.second()
                || other.second() == one.second()
                        && (other.state().outcome().isFinal()
                                || !one.state().outcome().isFinal());
        OpenRecipient last = isLater ? other : one;
        return new OpenRecipient(
                one.id(),
                last.second(),
                last.state(),
                one.deferredOnce() || other.deferredOnce(),
                one.heldOnce() || other.heldOnce());
    }

    /** A recipient whose last state this is. */
    private static CellCounts counts(OpenRecipient recipient, long second) {
        return new CellCounts(
                0,
                1,
                recipient.deferredOnce() ? 1 : 0,
                recipient.heldOnce() ? 1 : 0,
                second,
                second,
                0,
                0,
                0,
                DelayHistogram.NONE,
                StageTimes.NONE,
                Optional.empty());
    }
}
