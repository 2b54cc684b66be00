package dev.mailworthy.dnsbl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pairs between the first that is not settled and the last that was begun. Pairs are settled in any order and leave in
 * the order of their numbers, so that "everything up to here" is one number. The width bounds memory, and is wide enough
 * that a question which waits for its last try holds up nobody at full speed.
 */
final class PairWindow {

    private static final int BITS = 19;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    /** So many lines may wait for a pair before them. */
    private static final int MOST_LINES = 16_384;

    private static final byte OPEN = 0;
    private static final byte SETTLED = 1;

    private final byte[] states = new byte[WIDTH];
    private final @Nullable Pair[] pairs = new Pair[WIDTH];
    private final Map<Long, SweepPair> lines = new HashMap<>();
    private long first;
    private long next;

    /**
     * A pair under way.
     *
     * @param list the number of its list
     * @param last whether it is the last of its target
     * @param asked whether somebody is asked for it
     */
    record Pair(SweepTarget target, int list, Last last, Asked asked) {}

    /** Whether a pair is the last of its target. */
    enum Last {
        YES,
        NO
    }

    /** Whether anybody is asked for a pair. */
    enum Asked {
        YES,
        NO
    }

    /** What settled pairs are handed to, in order. */
    interface Exit {
        /** @param line what is to be said of the pair, or null for nothing */
        void leave(Pair pair, @Nullable SweepPair line);
    }

    boolean isFull() {
        return next - first >= WIDTH || lines.size() >= MOST_LINES;
    }

    /** The number of the pair that is begun next. */
    long next() {
        return next;
    }

    /** Begins a pair and returns its number. */
    long begin(Pair pair) {
        int slot = (int) next & MASK;
        states[slot] = OPEN;
        pairs[slot] = pair;
        return next++;
    }

    Pair pair(long number) {
        Pair pair = pairs[(int) number & MASK];
        if (pair == null) {
            throw new IllegalStateException("pair " + number + " is not under way");
        }
        return pair;
    }

    /** Settles a pair, and lets out all that are settled from the first one on. */
    void settle(long number, @Nullable SweepPair line, Exit exit) {
        if (line != null) {
            lines.put(number, line);
        }
        states[(int) number & MASK] = SETTLED;
        while (first < next && states[(int) first & MASK] == SETTLED) {
            int slot = (int) first & MASK;
            SweepPair said = lines.isEmpty() ? null : lines.remove(first);
            exit.leave(pair(first), said);
            pairs[slot] = null;
            states[slot] = OPEN;
            first++;
        }
    }
}
