package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The ip4set {@link Dataset dataset}. As in rbldnsd, a range is split into whole /8, /16 and /24 networks and single addresses.
 * For an address only the smallest of these count that hold it. It has all of their values, or none if one of them is an
 * exclusion.
 */
final class Ip4Set implements AddressDataset {

    /** The runs of each level. A unit of level n has n + 1 octets. */
    private final Spans[] levels = {new Spans(), new Spans(), new Spans(), new Spans()};

    @Override
    public Optional<IntConsumer> read(Cursor line, boolean exclusion, long largest) {
        Ip4Range range = Ip4Range.read(line);
        if (range.prefix() == 0) {
            throw new IllegalArgumentException("/0 is no range of an ip4set");
        }
        return range.size() > largest
                ? Optional.empty()
                : Optional.of(value -> add(3, range.first(), range.last(), value));
    }

    /**
     * Adds the units from first to last. Whole parents (256 units each) are added one level up. The rest at both ends stays on
     * this level.
     */
    private void add(int level, long first, long last, int value) {
        long from = first + 255 >> 8;
        long to = (last + 1 >> 8) - 1;
        if (level == 0 || from > to) {
            addEnds(level, first, last, value);
            return;
        }
        if (first < from << 8) {
            levels[level].add(first, (from << 8) - 1, value);
        }
        if (last >= to + 1 << 8) {
            levels[level].add(to + 1 << 8, last, value);
        }
        add(level - 1, from, to, value);
    }

    /** Adds units that make no whole parent: one run, or two runs if a parent's border is between them. */
    private void addEnds(int level, long first, long last, int value) {
        long border = last & ~0xFFL;
        if (level > 0 && first < border) {
            levels[level].add(first, border - 1, value);
            levels[level].add(border, last, value);
        } else {
            levels[level].add(first, last, value);
        }
    }

    @Override
    public void seal() {
        for (Spans level : levels) {
            level.seal();
        }
    }

    @Override
    public int find(IpAddress target, int[] into) {
        if (target.family() != IpFamily.IPV4) {
            return 0;
        }
        int address = target.octet(0) << 24 | target.octet(1) << 16 | target.octet(2) << 8 | target.octet(3);
        for (int level = 3; level >= 0; level--) {
            int found = levels[level].find(address >>> 8 * (3 - level), into);
            if (found != 0) {
                return Math.max(found, 0);
            }
        }
        return 0;
    }
}
