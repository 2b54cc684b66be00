package dev.mailworthy.smtp.bench;

import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads a log several times and prints lines a second, CPU time and allocated octets a line: {@code FILE ROUNDS [THREADS]}. */
public final class DeliveryBenchmark {

    private static final double NANOS = 1e9;

    private DeliveryBenchmark() {}

    /** @param args the log, the number of rounds, and the number of threads (1) */
    public static void main(String[] args) throws IOException {
        LogSource log = new LogSources(InputStream.nullInputStream(), Instant.now())
                .add(args[0])
                .all()
                .get(0);
        DeliveryOptions options = DeliveryOptions.of(ZoneOffset.UTC, 1).on(args.length > 2 ? Integer.parseInt(args[2]) : 1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= Integer.parseInt(args[1]); round++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();
            DeliverySummary summary = DeliveryLog.read(log, options);
            double seconds = (System.nanoTime() - begin) / NANOS;
            long lines = summary.coverage().lines();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,d lines in %.2f s, %,.0f lines/s, %.2f s CPU of the reading thread, %.0f octets allocated a line, %d cells%n",
                    round,
                    lines,
                    seconds,
                    lines / seconds,
                    (threads.getCurrentThreadCpuTime() - cpu) / NANOS,
                    (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / lines,
                    summary.settled().counted().size());
        }
    }
}
