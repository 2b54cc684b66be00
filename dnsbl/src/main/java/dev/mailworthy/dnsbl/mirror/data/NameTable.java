package dev.mailworthy.dnsbl.mirror.data;

import java.util.Arrays;

/** A hash table of names in wire form. Each entry has one value, and a name may have several entries. */
final class NameTable {

    /** The result of {@link #find} if one of the entries is an exclusion. */
    static final int EXCLUDED = -1;

    private static final int NUMBER_BITS = 24;

    private final Octets names;
    /** Each key has the upper bits of a name's hash, and the entry's number in the lower 24 bits. */
    private long[] keys = new long[16];

    private int[] places = new int[16];
    private int[] values = new int[16];
    private int count;

    NameTable(Octets names) {
        this.names = names;
    }

    /**
     * @param place the place of the name in the pool of names
     */
    void add(byte[] name, int place, int value) {
        if (count == 1 << NUMBER_BITS) {
            throw new IllegalArgumentException("the file has more than " + (1 << NUMBER_BITS) + " names");
        }
        if (count == keys.length) {
            int size = Spans.grown(count);
            keys = Arrays.copyOf(keys, size);
            places = Arrays.copyOf(places, size);
            values = Arrays.copyOf(values, size);
        }
        keys[count] = key(name, 0) | count;
        places[count] = place;
        values[count++] = value;
    }

    private static long key(byte[] name, int from) {
        return Octets.hash(name, from, name.length - from) & -1L << NUMBER_BITS;
    }

    void seal() {
        Arrays.sort(keys, 0, count);
        keys = Arrays.copyOf(keys, count);
        places = Arrays.copyOf(places, count);
        values = Arrays.copyOf(values, count);
    }

    /**
     * Finds the values of a name's entries.
     *
     * @param name has the name's wire form from an index to its end
     * @param into gets as many as fit
     * @return how many there are, or {@link #EXCLUDED}
     */
    int find(byte[] name, int from, int[] into) {
        long key = key(name, from);
        int found = 0;
        for (int i = firstFrom(key); i < count && (keys[i] & -1L << NUMBER_BITS) == key; i++) {
            int entry = (int) keys[i] & (1 << NUMBER_BITS) - 1;
            if (names.is(places[entry], name, from, name.length - from)) {
                if (values[entry] == Values.EXCLUDED) {
                    return EXCLUDED;
                }
                if (found < into.length) {
                    into[found] = values[entry];
                }
                found++;
            }
        }
        return found;
    }

    private int firstFrom(long key) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
