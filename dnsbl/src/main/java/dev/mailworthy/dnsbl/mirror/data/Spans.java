package dev.mailworthy.dnsbl.mirror.data;

import java.util.Arrays;

/**
 * Runs of 1 to 256 neighbouring units of 8, 16, 24 or 32 bits. Each run has a value; runs may overlap. A run is one long: the
 * first unit (32 bits, the top bit flipped so that signed order is the order of units), the length minus one (8 bits), the
 * value (24 bits).
 */
final class Spans {

    /** The result of {@link #find} if one of the runs is an exclusion. */
    static final int EXCLUDED = -1;

    private static final long FLIP = 1L << 63;

    private long[] runs = new long[16];
    private int count;
    private int longest;

    /**
     * @param last at most 255 more than the first
     */
    void add(long first, long last, int value) {
        if (count == runs.length) {
            runs = Arrays.copyOf(runs, grown(count));
        }
        int more = (int) (last - first);
        longest = Math.max(longest, more);
        runs[count++] = (first << 32 ^ FLIP) | (long) more << 24 | value;
    }

    /** The next size of a full array. It grows by half, because twice the size would not fit a small heap. */
    static int grown(int size) {
        int larger = size + (size >> 1);
        if (larger < 0) {
            throw new IllegalArgumentException("the file has too many entries");
        }
        return larger;
    }

    /** Sorts the runs and drops duplicates. */
    void seal() {
        Arrays.sort(runs, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || runs[i] != runs[i - 1]) {
                runs[kept++] = runs[i];
            }
        }
        count = kept;
        runs = Arrays.copyOf(runs, kept);
    }

    /**
     * Finds the values of the runs that hold a unit.
     *
     * @param into gets as many as fit
     * @return how many there are, or {@link #EXCLUDED}
     */
    int find(int unit, int[] into) {
        int found = 0;
        for (int i = lastUpTo(unit); i >= 0; i--) {
            long distance = Integer.toUnsignedLong(unit) - first(runs[i]);
            if (distance > longest) {
                break;
            }
            if (distance <= (runs[i] >>> 24 & 0xFF)) {
                int value = (int) runs[i] & Values.LIMIT - 1;
                if (value == Values.EXCLUDED) {
                    return EXCLUDED;
                }
                if (found < into.length) {
                    into[found] = value;
                }
                found++;
            }
        }
        return found;
    }

    private static long first(long run) {
        return (run ^ FLIP) >>> 32;
    }

    /** The index of the last run that begins at a unit or before it, or -1. */
    private int lastUpTo(int unit) {
        long end = (long) unit << 32 ^ FLIP | 0xFFFFFFFFL;
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (runs[middle] <= end) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
