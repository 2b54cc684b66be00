package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.OpenMessage;
import dev.mailworthy.smtp.delivery.cell.OpenRecipient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A message whose end the log has not shown yet. */
final class InFlight {

    private static final int PARTS = 3;
    private static final int CELL = 1;
    private static final int SECOND = 2;
    private static final int MARKS = 2;
    private static final long DEFERRED = 1;
    private static final long HELD = 2;
    private static final long[] NO_RECIPIENTS = {};
    static final long NEVER = Long.MIN_VALUE;

    final long id;
    boolean begun;
    /** Whether its recipients were counted, or handed out as a piece. */
    boolean settled;

    /** How many recipients the log announced; 0 if it did not. */
    int expected;
    /** Whether the server logs no end of this message. */
    boolean endsUnlogged;

    long first;
    long last;
    long ended = NEVER;
    long expired = NEVER;
    /** The neighbours by age. */
    @Nullable
    InFlight older;

    @Nullable
    InFlight younger;
    /** The time when it was put at the young end. */
    long linked;

    private int count;
    /** Three numbers for each recipient: its own, its cell, and the time of its last attempt with the marks in the lowest bits. */
    private long[] recipients = NO_RECIPIENTS;

    InFlight(long id, long second) {
        this.id = id;
        this.first = second;
        this.last = second;
    }

    void seen(long second) {
        first = Math.min(first, second);
        last = Math.max(last, second);
    }

    int count() {
        return count;
    }

    private long recipient(int index) {
        return recipients[index * PARTS];
    }

    long cell(int index) {
        return recipients[index * PARTS + CELL];
    }

    long second(int index) {
        return recipients[index * PARTS + SECOND] >> MARKS;
    }

    boolean wasDeferred(int index) {
        return (recipients[index * PARTS + SECOND] & DEFERRED) != 0;
    }

    boolean wasHeld(int index) {
        return (recipients[index * PARTS + SECOND] & HELD) != 0;
    }

    void attempt(long recipient, long second, long cell) {
        int index = index(recipient);
        if (index == count) {
            grow();
            recipients[index * PARTS] = recipient;
            put(index, second, cell);
        } else if (!isBefore(second, cell, index)) {
            put(index, second, cell);
        }
        recipients[index * PARTS + SECOND] |= mark(cell);
    }

    /** Of two attempts in one second a final one is the later. */
    private boolean isBefore(long second, long cell, int index) {
        return second < second(index)
                || second == second(index)
                        && !CellNumbers.outcome(cell).isFinal()
                        && CellNumbers.outcome(cell(index)).isFinal();
    }

    private void put(int index, long second, long cell) {
        int at = index * PARTS;
        recipients[at + CELL] = cell;
        recipients[at + SECOND] = second << MARKS | recipients[at + SECOND] & (DEFERRED | HELD);
    }

    private static long mark(long cell) {
        return switch (CellNumbers.outcome(cell)) {
            case DEFERRED, PATH -> DEFERRED;
            case HELD -> HELD;
            default -> 0;
        };
    }

    /** Whether all recipients that are known have reached their end. */
    boolean isOver() {
        for (int i = 0; i < count; i++) {
            if (!CellNumbers.outcome(cell(i)).isFinal()) {
                return false;
            }
        }
        return true;
    }

    private int index(long recipient) {
        int index = 0;
        while (index < count && recipient(index) != recipient) {
            index++;
        }
        return index;
    }

    private void grow() {
        if (count * PARTS == recipients.length) {
            recipients = Arrays.copyOf(recipients, Math.max(1, count * 2) * PARTS);
        }
        count++;
    }

    OpenMessage open(CellNumbers numbers) {
        List<OpenRecipient> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new OpenRecipient(recipient(i), second(i), numbers.key(cell(i)), wasDeferred(i), wasHeld(i)));
        }
        return new OpenMessage(id, begun, first, last, time(ended), time(expired), all);
    }

    private static OptionalLong time(long second) {
        return second == NEVER ? OptionalLong.empty() : OptionalLong.of(second);
    }
}
