package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.target.SweepTarget;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pairs between the first that is not settled and the last that was begun. They are kept in arrays, because an object for
 * each pair would cost more than the work on it. Pairs are settled in any order and leave in the order of their numbers, so
 * that one number is enough to resume a sweep. The width bounds the memory. It is wide enough that a question on its last
 * attempt does not stop the others at full speed.
 */
final class PairWindow {

    private static final int BITS = 19;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    /** The most lines that may wait for an earlier pair. */
    private static final int MOST_LINES = 16_384;

    private static final byte OPEN = 0;
    private static final byte SETTLED = 1;
    private static final byte LAST = 2;
    private static final byte ASKED = 4;

    private final byte[] states = new byte[WIDTH];
    private final short[] pairLists = new short[WIDTH];
    private final @Nullable SweepTarget[] targets = new @Nullable SweepTarget[WIDTH];
    private final Map<Long, SweepPair> lines = new HashMap<>();
    private long first;
    private long next;

    /** Whether a pair is the last of its target. */
    enum Last {
        YES,
        NO
    }

    /** Whether a question is sent for a pair. */
    enum Asked {
        YES,
        NO
    }

    /** Takes settled pairs in order. */
    interface Exit {
        /**
         * @param list the number of its list
         * @param line the output for the pair, or null for none
         */
        void leave(SweepTarget target, int list, Last last, Asked asked, @Nullable SweepPair line);
    }

    boolean isFull() {
        return next - first >= WIDTH || lines.size() >= MOST_LINES;
    }

    /** The number of the pair that is begun next. */
    long next() {
        return next;
    }

    /** Begins a pair and returns its number. */
    long begin(SweepTarget target, int list, Last last, Asked asked) {
        int slot = (int) next & MASK;
        states[slot] = (byte) (OPEN | (last == Last.YES ? LAST : 0) | (asked == Asked.YES ? ASKED : 0));
        pairLists[slot] = (short) list;
        targets[slot] = target;
        return next++;
    }

    SweepTarget target(long number) {
        SweepTarget target = targets[(int) number & MASK];
        if (target == null) {
            throw new IllegalStateException("pair " + number + " is not under way");
        }
        return target;
    }

    /** The number of its list. */
    int list(long number) {
        return pairLists[(int) number & MASK];
    }

    /** Settles a pair, and hands over all settled pairs from the first one on. */
    void settle(long number, @Nullable SweepPair line, Exit exit) {
        if (line != null) {
            lines.put(number, line);
        }
        states[(int) number & MASK] |= SETTLED;
        while (first < next && (states[(int) first & MASK] & SETTLED) != 0) {
            leave(exit);
            first++;
        }
    }

    private void leave(Exit exit) {
        int slot = (int) first & MASK;
        int state = states[slot];
        exit.leave(
                target(first),
                pairLists[slot],
                (state & LAST) != 0 ? Last.YES : Last.NO,
                (state & ASKED) != 0 ? Asked.YES : Asked.NO,
                lines.isEmpty() ? null : lines.remove(first));
        targets[slot] = null;
        states[slot] = OPEN;
    }
}
