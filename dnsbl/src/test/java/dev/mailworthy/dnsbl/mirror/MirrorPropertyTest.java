package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search finds the entries that a walk through all of them finds. */
@Timeout(120)
class MirrorPropertyTest {

    @TempDir
    Path folder;

    /** A range of IPv4 addresses, with an A value below 256, or 0 for an exclusion. */
    private record Range(long first, long last, int value) {

        /** The prefix length of the largest block of whole octets that holds the address and lies in this range. */
        int level(long address) {
            for (int prefix : new int[] {8, 16, 24}) {
                long hosts = (1L << 32 - prefix) - 1;
                if (first <= (address & ~hosts) && last >= (address | hosts)) {
                    return prefix;
                }
            }
            return 32;
        }

        boolean holds(long address) {
            return first <= address && address <= last;
        }

        /** The prefix length. Empty if the range is no network. */
        Optional<Integer> prefix() {
            for (int prefix = 0; prefix <= 32; prefix++) {
                long hosts = (1L << 32 - prefix) - 1;
                if ((first & hosts) == 0 && last == (first | hosts)) {
                    return Optional.of(prefix);
                }
            }
            return Optional.empty();
        }

        String line(boolean network) {
            String key = network
                    ? dotted(first) + "/" + prefix().orElseThrow()
                    : dotted(first) + (first == last ? "" : "-" + dotted(last));
            return (value == 0 ? "!" + key : key + " :" + value + ":") + "\n";
        }
    }

    private static String dotted(long bits) {
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    private static IpAddress address(long bits) {
        return IpAddress.ofOctets((byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits);
    }

    private static TreeSet<Integer> found(MirrorZone zone, long address) {
        int[] room = new int[300];
        int count = zone.addresses(address(address), room);
        TreeSet<Integer> values = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            values.add(room[i] & 0xFF);
        }
        assertThat(zone.lookup(address(address))).hasSize(count);
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anIp4SetIsTheSmallestBlocksOfAllRanges(long seed) throws IOException, MirrorException {
        Random random = new Random(seed);
        List<Range> ranges = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            long first = base(random) + random.nextInt(1 << random.nextInt(20));
            long last = Math.min(first + random.nextInt(1 << random.nextInt(26)), 0xFFFFFFFFL);
            Range range = new Range(first, last, random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(9));
            ranges.add(range);
            text.append(range.line(false));
        }
        MirrorZone zone = Mirrors.zone(folder, "ip4set", text.toString());
        for (long address : targets(ranges, random)) {
            int level = ranges.stream()
                    .filter(range -> range.holds(address))
                    .mapToInt(range -> range.level(address))
                    .max()
                    .orElse(0);
            TreeSet<Integer> expected = new TreeSet<>();
            ranges.stream()
                    .filter(range -> range.holds(address) && range.level(address) == level)
                    .forEach(range -> expected.add(range.value()));
            if (expected.contains(0)) {
                expected.clear();
            }
            assertThat(found(zone, address))
                    .as("seed %d, %s", seed, dotted(address))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void anIp4TrieIsTheLongestPrefix(long seed) throws IOException, MirrorException {
        Random random = new Random(seed);
        List<Range> networks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            long hosts = (1L << random.nextInt(33)) - 1;
            long first = (base(random) + random.nextInt(1 << random.nextInt(20))) & ~hosts;
            Range network = new Range(first, first | hosts, random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(9));
            text.append(network.line(true));
            if (networks.stream()
                    .noneMatch(known -> known.first() == network.first() && known.last() == network.last())) {
                networks.add(network);
            }
        }
        MirrorZone zone = Mirrors.zone(folder, "ip4trie", text.toString());
        for (long address : targets(networks, random)) {
            TreeSet<Integer> expected = new TreeSet<>();
            networks.stream()
                    .filter(network -> network.holds(address))
                    .max(Comparator.comparing(network -> network.prefix().orElseThrow()))
                    .filter(network -> network.value() != 0)
                    .ifPresent(network -> expected.add(network.value()));
            assertThat(found(zone, address))
                    .as("seed %d, %s", seed, dotted(address))
                    .isEqualTo(expected);
        }
    }

    /** A random start: near the others, or at an end of the address space. */
    private static long base(Random random) {
        long[] bases = {0, 0x7FFF_FF00L, 0x8000_0000L, 0xC000_0200L, 0xC001_0000L, 0xFFF0_0000L};
        return bases[random.nextInt(bases.length)];
    }

    private static List<Long> targets(List<Range> ranges, Random random) {
        List<Long> targets = new ArrayList<>();
        for (Range range : ranges) {
            for (long end : new long[] {range.first(), range.last()}) {
                targets.add(Math.max(end - 1, 0));
                targets.add(end);
                targets.add(Math.min(end + 1, 0xFFFFFFFFL));
            }
            targets.add(range.first() + (range.last() - range.first()) / 2);
            targets.add(base(random) + random.nextInt(1 << 20));
        }
        return targets;
    }
}
