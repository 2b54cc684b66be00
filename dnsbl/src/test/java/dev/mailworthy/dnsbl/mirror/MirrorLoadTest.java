package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process with a heap of 128 MiB reads two million entries within seconds. */
@Timeout(600)
class MirrorLoadTest {

    private static final int ENTRIES = 2_000_000;
    private static final int LOOKUPS = 2_000_000;
    private static final long SEED = 128;
    private static final int TARGETS = 200_000;
    private static final int MANY = 100_000;
    private static final long MOST_SECONDS = 540;

    @TempDir
    Path folder;

    @Tag("large")
    @ParameterizedTest
    @EnumSource(names = {"IP4SET", "IP4TRIE"})
    void aLargeFeedFitsASmallHeap(MirrorType type) throws IOException, InterruptedException {
        Path file = folder.resolve("feed");
        write(file, type);
        assertThat(load("-Xmx128m", type, file)).contains(type.label() + ": " + ENTRIES + " entries");
    }

    @Tag("large")
    @Test
    void aFeedThatDoesNotFitIsOneLine() throws IOException, InterruptedException {
        Path file = folder.resolve("feed");
        write(file, MirrorType.IP4TRIE);
        assertThat(load("-Xmx24m", MirrorType.IP4TRIE, file))
                .contains("feed: does not fit the memory; a larger heap (java -Xmx) is needed");
    }

    /** Runs {@link Load} in a child process and returns its output. */
    private String load(String heap, MirrorType type, Path file) throws IOException, InterruptedException {
        String classes = Stream.of(MirrorZone.class, IpAddress.class, MirrorLoadTest.class)
                .map(MirrorLoadTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        java, heap, "-cp", classes, Load.class.getName(), type.label(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                    .as("ends in time")
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** Entries that all hold one address, and ranges inside ranges, are slower than others, but not quadratic. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4", "1.2.3.0-%d", "1.2.3.%d-255"})
    @Timeout(120)
    void manyEntriesForOneAddressTakeNoLongTime(String key) throws IOException, MirrorException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            text.append(String.format(Locale.ROOT, key, i % 256)).append(" :127.");
            text.append(i >> 16)
                    .append('.')
                    .append(i >> 8 & 255)
                    .append('.')
                    .append(i & 255)
                    .append(":x\n");
        }
        MirrorZone zone = Mirrors.zone(folder, "ip4set", text.toString());
        IpAddress target = IpAddress.parse("1.2.3.4");
        assertThat(zone.lookup(target)).hasSizeGreaterThan(1000);
        for (int i = 0; i < 100; i++) {
            assertThat(zone.addresses(target, new int[4])).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"IP4SET, 1.2.3.4, 2", "IP4TRIE, 1.2.3.4, 1", "IP6TRIE, 2001:db8::1, 1"})
    void theMethodForSweepsMakesNoObjects(MirrorType type, String key, int entries)
            throws IOException, MirrorException {
        MirrorZone zone = Mirrors.zone(folder, type.label(), key + " :2:a\n" + key + " :3:b\n");
        IpAddress target = IpAddress.parse(key);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] room = new int[8];
        long before = threads.getCurrentThreadAllocatedBytes();
        int found = 0;
        for (int i = 0; i < MANY; i++) {
            found += zone.addresses(target, room);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MANY);
        assertThat(found).isEqualTo(entries * MANY);
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes mostly single addresses in random order, and some networks and ranges. Every tenth has its own text. */
    private static void write(Path file, MirrorType type) throws IOException {
        Random random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(":127.0.0.2:Listed, see https://l.test/?q=$\n");
            for (int i = 0; i < ENTRIES; i++) {
                String text = i % 10 == 0 ? " :127.0.0.3:case " + i : "";
                out.write(key(type, random) + text + "\n");
            }
        }
    }

    private static String key(MirrorType type, Random random) {
        int bits = random.nextInt();
        String network = (bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255);
        return switch (random.nextInt(20)) {
            case 0 -> network + (type == MirrorType.IP4SET ? ".3-249" : ".128/26");
            case 1 -> network + ".0/25";
            case 2 -> network;
            default -> network + "." + (bits & 255);
        };
    }

    /** The child process: it loads a file, looks addresses up, and prints how long that took. */
    static final class Load {
        private Load() {}

        public static void main(String[] args) throws MirrorException {
            long start = System.nanoTime();
            MirrorType type = MirrorType.ofLabel(args[0]).orElseThrow();
            MirrorZone zone = MirrorZone.load(Mirrors.ZONE, Optional.of(type), Path.of(args[1]));
            double seconds = (System.nanoTime() - start) / 1e9;
            List<IpAddress> targets = new Random(SEED)
                    .ints(TARGETS)
                    .mapToObj(bits -> IpAddress.ofOctets(
                            (byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits))
                    .toList();
            int[] room = new int[8];
            long listed = 0;
            start = System.nanoTime();
            for (int i = 0; i < LOOKUPS; i++) {
                listed += zone.addresses(targets.get(i % targets.size()), room);
            }
            double perSecond = LOOKUPS / ((System.nanoTime() - start) / 1e9);
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d entries in %.1f s, %d MiB afterwards, %.0f lookups a second, %d listed%n",
                    type.label(),
                    zone.entries(),
                    seconds,
                    used >> 20,
                    perSecond,
                    listed);
        }
    }
}
