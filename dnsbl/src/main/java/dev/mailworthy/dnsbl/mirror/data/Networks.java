package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Finds the longest matching network of one family: the datasets ip4trie, ip6trie and ip6tset. The networks are sorted by
 * address and length. A search begins at the last network that begins at or before an address. If that does not hold the
 * address, it goes on with the next larger network around it.
 */
final class Networks implements AddressDataset {

    private final MirrorType type;
    private final IpFamily family;
    /** The leading 64 bits of the networks. An IPv4 network is in the upper 32 bits. */
    private long[] high = new long[16];
    /** The other 64 bits. The array is empty while all of them are zero. */
    private long[] low = {};
    /** The prefix length (8 bits) and the entry's number in the order of the file (24 bits). */
    private int[] lengths = new int[16];

    private int[] values = new int[16];
    private int[] larger = {};
    private int count;

    Networks(MirrorType type) {
        this.type = type;
        this.family = type == MirrorType.IP4TRIE ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    @Override
    public Optional<IntConsumer> read(Cursor line, boolean exclusion, long largest) {
        if (type == MirrorType.IP4TRIE) {
            Ip4Range range = Ip4Range.read(line);
            if (range.prefix() < 0) {
                throw new IllegalArgumentException("an ip4trie takes networks, not ranges");
            }
            return range.size() > largest
                    ? Optional.empty()
                    : Optional.of(value -> add(range.first() << 32, 0, range.prefix(), value));
        }
        Cidr network = Ip6Prefix.read(line);
        if (type == MirrorType.IP6TSET && network.prefix() != (exclusion ? 128 : 64)) {
            throw new IllegalArgumentException(
                    exclusion ? "an exclusion of an ip6tset is one address" : "an entry of an ip6tset is four groups");
        }
        long networkHigh = Ip6Prefix.bits(network.network(), 0);
        long networkLow = Ip6Prefix.bits(network.network(), 8);
        return Optional.of(value -> add(networkHigh, networkLow, network.prefix(), value));
    }

    private void add(long networkHigh, long networkLow, int prefix, int value) {
        if (count == Values.LIMIT) {
            throw new IllegalArgumentException("the file has more than " + Values.LIMIT + " networks");
        }
        if (count == high.length) {
            grow(Spans.grown(count));
        }
        if (networkLow != 0 && low.length == 0) {
            low = new long[high.length];
        }
        high[count] = networkHigh;
        if (low.length > 0) {
            low[count] = networkLow;
        }
        lengths[count] = prefix << 24 | count;
        values[count] = value;
        count++;
    }

    private void grow(int size) {
        high = Arrays.copyOf(high, size);
        low = low.length == 0 ? low : Arrays.copyOf(low, size);
        lengths = Arrays.copyOf(lengths, size);
        values = Arrays.copyOf(values, size);
    }

    /**
     * Sorts the networks, keeps the first of several entries for one network, and links each network to the next larger one.
     */
    @Override
    public void seal() {
        sort();
        int[] sorted = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept > 0 && isSameNetwork(i, kept - 1)) {
                continue;
            }
            sorted[kept] = values[lengths[i] & Values.LIMIT - 1];
            high[kept] = high[i];
            if (low.length > 0) {
                low[kept] = low[i];
            }
            lengths[kept++] = lengths[i];
        }
        count = kept;
        values = sorted;
        grow(count);
        link();
    }

    private boolean isSameNetwork(int one, int other) {
        return high[one] == high[other] && low(one) == low(other) && lengths[one] >>> 24 == lengths[other] >>> 24;
    }

    private void link() {
        larger = new int[count];
        for (int i = 0; i < count; i++) {
            larger[i] = holder(i - 1, high[i], low(i));
        }
    }

    /** The smallest network that holds an address, from this one outwards, or -1. */
    private int holder(int from, long addressHigh, long addressLow) {
        int at = from;
        while (at >= 0 && !holds(at, addressHigh, addressLow)) {
            at = larger[at];
        }
        return at;
    }

    private boolean holds(int at, long addressHigh, long addressLow) {
        int prefix = lengths[at] >>> 24;
        long highMask = prefix == 0 ? 0 : -1L << Math.max(64 - prefix, 0);
        long lowMask = prefix <= 64 ? 0 : -1L << 128 - prefix;
        return ((addressHigh ^ high[at]) & highMask) == 0 && ((addressLow ^ low(at)) & lowMask) == 0;
    }

    private long low(int at) {
        return low.length == 0 ? 0 : low[at];
    }

    @Override
    public int find(IpAddress target, int[] into) {
        if (target.family() != family) {
            return 0;
        }
        long addressHigh = leading(target);
        long addressLow = family == IpFamily.IPV4 ? 0 : Ip6Prefix.bits(target, 8);
        int at = holder(lastUpTo(addressHigh, addressLow), addressHigh, addressLow);
        if (at < 0 || values[at] == Values.EXCLUDED) {
            return 0;
        }
        if (into.length > 0) {
            into[0] = values[at];
        }
        return 1;
    }

    private static long leading(IpAddress address) {
        long bits = 0;
        for (int i = 0; i < Math.min(address.family().octets(), 8); i++) {
            bits |= (long) address.octet(i) << 56 - 8 * i;
        }
        return bits;
    }

    private int lastUpTo(long addressHigh, long addressLow) {
        int first = 0;
        int last = count - 1;
        while (first <= last) {
            int middle = first + last >>> 1;
            int order = Long.compareUnsigned(high[middle], addressHigh);
            if (order < 0 || order == 0 && Long.compareUnsigned(low(middle), addressLow) <= 0) {
                first = middle + 1;
            } else {
                last = middle - 1;
            }
        }
        return last;
    }

    /** Sorts with heapsort: in place, and not slow for any order of a file. Most files are already in order. */
    private void sort() {
        if (isSorted()) {
            return;
        }
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(i, count);
        }
        for (int end = count - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    private boolean isSorted() {
        for (int i = 1; i < count; i++) {
            if (compare(i - 1, i) > 0) {
                return false;
            }
        }
        return true;
    }

    private void sink(int from, int end) {
        int parent = from;
        for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
            if (child + 1 < end && compare(child, child + 1) < 0) {
                child++;
            }
            if (compare(parent, child) >= 0) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private int compare(int one, int other) {
        int order = Long.compareUnsigned(high[one], high[other]);
        if (order == 0) {
            order = Long.compareUnsigned(low(one), low(other));
        }
        return order != 0 ? order : Integer.compareUnsigned(lengths[one], lengths[other]);
    }

    private void swap(int one, int other) {
        long h = high[one];
        high[one] = high[other];
        high[other] = h;
        if (low.length > 0) {
            long l = low[one];
            low[one] = low[other];
            low[other] = l;
        }
        int n = lengths[one];
        lengths[one] = lengths[other];
        lengths[other] = n;
    }
}
