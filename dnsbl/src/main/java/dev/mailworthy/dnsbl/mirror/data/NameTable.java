package dev.mailworthy.dnsbl.mirror.data;

import java.util.Arrays;

/** Names in wire form with a value each, found by hash. Several entries for one name are all kept. */
final class NameTable {

    /** An answer of {@link #find}: an exclusion is among what matches. */
    static final int EXCLUDED = -1;

    private static final int NUMBER_BITS = 24;

    private final Octets names;
    /** The upper bits of a name's hash, and in the lower 24 the entry's number. */
    private long[] keys = new long[16];

    private int[] places = new int[16];
    private int[] values = new int[16];
    private int count;

    NameTable(Octets names) {
        this.names = names;
    }

    /** @param place where the pool of names has the name */
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
     * The values of the entries for a name.
     *
     * @param name its wire form, from an index to the end
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
