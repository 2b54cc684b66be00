package dev.mailworthy.smtp.bench;

import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.ReadingProgress;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads a log of any length that is made while it is read, and prints the heap that is in use: {@code LINES mixed|refused}. */
public final class DeliveryHeap {

    private static final int CHECKS = 10;
    private static final double MEGABYTE = 1 << 20;

    private final long lines;
    private long nextCheck;
    private long most;

    private DeliveryHeap(long lines) {
        this.lines = lines;
        this.nextCheck = lines / CHECKS;
    }

    /** @param args the number of lines, and their mixture */
    public static void main(String[] args) throws IOException {
        new DeliveryHeap(Long.parseLong(args[0])).run(args[1].equals("refused"));
    }

    private void run(boolean refused) throws IOException {
        InputStream octets = new Lines(lines, refused);
        LogSource log = new LogSources(octets, Instant.parse("2026-12-10T00:00:00Z"))
                .add("-")
                .all()
                .get(0);
        ReadingProgress check = (read, ignored) -> {
            if (read >= nextCheck) {
                nextCheck += lines / CHECKS;
                most = Math.max(most, used());
            }
            return true;
        };
        DeliverySummary summary = DeliveryLog.read(log, DeliveryOptions.of(ZoneOffset.UTC, 1), check);
        System.out.printf(
                Locale.ROOT,
                "%,13d lines, most heap in use after a collection %.1f MB, %d cells, %,d messages, %,d given up%n",
                summary.coverage().lines(),
                Math.max(most, used()) / MEGABYTE,
                summary.counted().size(),
                summary.messages(),
                summary.coverage().evicted());
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The lines of the generator, as a stream. */
    private static final class Lines extends InputStream {

        private final MailLogWriter writer = new MailLogWriter();
        private final long most;
        private final boolean refused;
        private byte[] present = {};
        private int at;

        Lines(long most, boolean refused) {
            this.most = most;
            this.refused = refused;
        }

        private boolean isOver() {
            if (at == present.length && writer.written() < most) {
                present = writer.next(refused);
                at = 0;
            }
            return at == present.length;
        }

        @Override
        public int read() {
            return isOver() ? -1 : present[at++] & 0xFF;
        }

        @Override
        public int read(byte[] block, int from, int length) {
            int read = 0;
            while (read < length && !isOver()) {
                int part = Math.min(length - read, present.length - at);
                System.arraycopy(present, at, block, from + read, part);
                at += part;
                read += part;
            }
            return read == 0 && length > 0 ? -1 : read;
        }
    }
}
