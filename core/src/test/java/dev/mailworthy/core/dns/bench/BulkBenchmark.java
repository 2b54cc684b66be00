package dev.mailworthy.core.dns.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures answers per second and processor time per question of the bulk engine against rbldnsd on loopback. It measures
 * dnsperf with the same questions in turn. Both programs must be on the PATH. The server uses the same processors.
 */
public final class BulkBenchmark {

    private static final int QUESTIONS = 1_000_000;
    private static final int ROUNDS = 5;

    private BulkBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path names = Files.createTempFile("names", ".txt");
        try (Rbldnsd server = Rbldnsd.start()) {
            writeNames(names);
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.println(bulk(server.port()));
                System.out.println(dnsperf(server.port(), names));
            }
        } finally {
            Files.delete(names);
        }
    }

    private static String name(int number) {
        return (number & 255) + "." + (number >> 8 & 255) + "." + (number >> 16) + ".10." + Rbldnsd.ZONE;
    }

    private static void writeNames(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < QUESTIONS; i++) {
                out.write(name(i) + " A\n");
            }
        }
    }

    private static String bulk(int port) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (BulkDns dns = BulkDns.builder()
                .resolver(ResolverAddress.parse("127.0.0.1:" + port))
                .build()) {
            Sweep sweep = new Sweep();
            long octets = threads.getCurrentThreadAllocatedBytes();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            dns.run(sweep, sweep);
            double seconds = (System.nanoTime() - start) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "BulkDns %8.0f answers/s %5.2f us CPU %5.1f octets a question; %d listed, %d unanswered; %s",
                    QUESTIONS / seconds,
                    (system.getProcessCpuTime() - cpu) / 1e3 / QUESTIONS,
                    (threads.getCurrentThreadAllocatedBytes() - octets) / (double) QUESTIONS,
                    sweep.listed,
                    sweep.unusual,
                    dns.statistics());
        }
    }

    private static String dnsperf(int port, Path names) throws IOException {
        Process process = new ProcessBuilder(
                        "dnsperf", "-s", "127.0.0.1", "-p", "" + port, "-d", names.toString(), "-n", "1")
                .redirectErrorStream(true)
                .start();
        StringBuilder figures = new StringBuilder("dnsperf");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines()
                .filter(line -> line.contains("Queries per second") || line.contains("Queries lost"))
                .forEach(line -> figures.append(' ').append(line.strip().replaceAll(" +", " ")));
        return figures.toString();
    }

    /** Makes names as a sweep does, with octets from a table. */
    private static final class Sweep implements BulkDns.Questions, BulkDns.Answers {

        private final byte[][] labels = new byte[256][];
        private final byte[] zone = {2, 'b', 'l', 4, 't', 'e', 's', 't', 0};
        private int asked;
        private int listed;
        private int unusual;

        Sweep() {
            for (int i = 0; i < labels.length; i++) {
                byte[] digits = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
                labels[i] = ByteBuffer.allocate(1 + digits.length)
                        .put((byte) digits.length)
                        .put(digits)
                        .array();
            }
        }

        @Override
        public long next(ByteBuffer name) {
            if (asked == QUESTIONS) {
                return END;
            }
            name.put(labels[asked & 255]).put(labels[asked >> 8 & 255]).put(labels[asked >> 16]);
            name.put(labels[10]).put(zone);
            return asked++;
        }

        @Override
        public void nothing(long tag) {}

        @Override
        public void addresses(long tag, int[] addresses, int count) {
            listed++;
        }

        @Override
        public void unusual(long tag, BulkDns.Unusual why) {
            unusual++;
        }
    }
}
