package dev.mailworthy.spf;

import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache of parsed records. The key is the {@link SpfRecord record}'s octets, so that an entry never expires. There are two
 * generations. When the young one is full, it replaces the old one. A used record moves to the young one. This drops unused
 * records. A generation is full by the number of records or by the memory that they take: a record of 60 KiB can have 30,000
 * terms, so that a few hundred of them would fill the heap.
 */
final class RecordCache {

    private static final int GENERATION = 2048;

    /** What the records of a generation may take of the heap, estimated. */
    private static final long MOST_OCTETS = 4L << 20;

    /** A record that takes more is parsed each time. */
    private static final long MOST_OCTETS_OF_ONE = MOST_OCTETS / 8;

    /** A term with its parts. */
    private static final long TERM = 256;

    /** Octets as a key. The array must not change. */
    private record Octets(byte[] value, int hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Octets that && hash == that.hash && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private volatile Map<Octets, SpfParse> young = new ConcurrentHashMap<>();
    private volatile Map<Octets, SpfParse> old = Map.of();
    private final AtomicLong octets = new AtomicLong();

    SpfParse parse(byte[] record) {
        Octets key = new Octets(record, Arrays.hashCode(record));
        SpfParse known = young.get(key);
        if (known != null) {
            return known;
        }
        SpfParse before = old.get(key);
        SpfParse parsed = before == null ? SpfRecord.parse(record) : before;
        keep(key, parsed);
        return parsed;
    }

    private void keep(Octets key, SpfParse parsed) {
        long size = size(key, parsed);
        if (size > MOST_OCTETS_OF_ONE) {
            return;
        }
        if (isFull()) {
            age();
        }
        if (young.put(key, parsed) == null) {
            octets.addAndGet(size);
        }
    }

    private boolean isFull() {
        return young.size() >= GENERATION || octets.get() >= MOST_OCTETS;
    }

    private synchronized void age() {
        if (isFull()) {
            old = young;
            young = new ConcurrentHashMap<>();
            octets.set(0);
        }
    }

    /** The octets are kept twice, as the key and as text. */
    private static long size(Octets key, SpfParse parsed) {
        long terms = parsed instanceof SpfParse.Valid valid
                ? valid.record().terms().size()
                : parsed instanceof SpfParse.Invalid invalid
                        ? invalid.record().terms().size() + invalid.problems().size()
                        : 0;
        return TERM + 2L * key.value().length + TERM * terms;
    }

    /** The octets of the heap that the young generation takes, estimated. */
    long octets() {
        return octets.get();
    }
}
