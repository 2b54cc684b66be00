package dev.mailworthy.spf;

import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of parsed records. The key is the {@link SpfRecord record}'s octets, so that an entry never expires. There are two
 * generations. When the young one is full, it replaces the old one. A used record moves to the young one. This drops unused
 * records and bounds the memory.
 */
final class RecordCache {

    private static final int GENERATION = 2048;

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
        if (young.size() >= GENERATION) {
            age();
        }
        young.put(key, parsed);
    }

    private synchronized void age() {
        if (young.size() >= GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
