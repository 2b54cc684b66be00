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

    private static final byte DEFERRED = 1;
    private static final byte HELD = 2;
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
    private long[] recipients = {};
    private long[] cells = {};
    private long[] seconds = {};
    private byte[] flags = {};

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

    long cell(int index) {
        return cells[index];
    }

    long second(int index) {
        return seconds[index];
    }

    boolean wasDeferred(int index) {
        return (flags[index] & DEFERRED) != 0;
    }

    boolean wasHeld(int index) {
        return (flags[index] & HELD) != 0;
    }

    void attempt(long recipient, long second, long cell) {
        int index = index(recipient);
        boolean isFinal = CellNumbers.outcome(cell).isFinal();
        if (index == count) {
            grow();
            recipients[index] = recipient;
        } else if (second < seconds[index]
                || second == seconds[index]
                        && !isFinal
                        && CellNumbers.outcome(cells[index]).isFinal()) {
            mark(index, cell);
            return;
        }
        cells[index] = cell;
        seconds[index] = second;
        mark(index, cell);
    }

    private void mark(int index, long cell) {
        switch (CellNumbers.outcome(cell)) {
            case DEFERRED, PATH -> flags[index] |= DEFERRED;
            case HELD -> flags[index] |= HELD;
            default -> {}
        }
    }

    /** Whether all recipients that are known have reached their end. */
    boolean isOver() {
        for (int i = 0; i < count; i++) {
            if (!CellNumbers.outcome(cells[i]).isFinal()) {
                return false;
            }
        }
        return true;
    }

    private int index(long recipient) {
        int index = 0;
        while (index < count && recipients[index] != recipient) {
            index++;
        }
        return index;
    }

    private void grow() {
        if (count == recipients.length) {
            int room = count == 0 ? 1 : count * 2;
            recipients = Arrays.copyOf(recipients, room);
            cells = Arrays.copyOf(cells, room);
            seconds = Arrays.copyOf(seconds, room);
            flags = Arrays.copyOf(flags, room);
        }
        count++;
    }

    OpenMessage open(CellNumbers numbers) {
        List<OpenRecipient> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new OpenRecipient(recipients[i], seconds[i], numbers.key(cells[i]), wasDeferred(i), wasHeld(i)));
        }
        return new OpenMessage(id, begun, first, last, time(ended), time(expired), all);
    }

    private static OptionalLong time(long second) {
        return second == NEVER ? OptionalLong.empty() : OptionalLong.of(second);
    }
}
