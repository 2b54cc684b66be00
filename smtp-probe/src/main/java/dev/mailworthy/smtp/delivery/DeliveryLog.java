package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.line.LineReader;
import dev.mailworthy.smtp.delivery.line.NoLinesException;
import dev.mailworthy.smtp.delivery.source.LogPosition;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.ResumedLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads logs of mail servers. Safe for use by several threads; each read takes one thread, or those that its options allow. */
public final class DeliveryLog {

    /** A log without years in its times may cover so many. */
    private static final int MOST_YEARS = 8;

    private DeliveryLog() {}

    /**
     * Reads one log to its end, in a bounded memory.
     *
     * @param source octets of one log
     * @param options zone, period and the key of the message ids
     * @return cells of what was delivered, deferred and refused, with the coverage of the log
     * @throws IOException if the log cannot be opened or read
     */
    public static DeliverySummary read(LogSource source, DeliveryOptions options) throws IOException {
        return read(source, options, ReadingProgress.none());
    }

    /**
     * Reads one log to its end, or until the progress stops it.
     *
     * @param source octets of one log
     * @param options zone, period and the key of the message ids
     * @param progress is called between blocks, and can end the reading
     * @return cells of what was read so far, with the coverage of the log
     * @throws IOException if the log cannot be opened or read
     */
    public static DeliverySummary read(LogSource source, DeliveryOptions options, ReadingProgress progress)
            throws IOException {
        Optional<DeliverySummary> split = SplitLog.of(source, options, progress).read();
        if (split.isPresent()) {
            return split.orElseThrow();
        }
        return fromItsYear(source, years -> {
            try (InputStream octets = ReadAhead.open(source, options)) {
                LineReader lines = new LineReader(octets, options.zone(), source.written(), years, options.key());
                LogScan scan = new LogScan(lines, options, progress);
                boolean isFromBeginning = scan.run(source.isRepeatable() && years < MOST_YEARS);
                return isFromBeginning ? Optional.of(scan.summary()) : Optional.empty();
            }
        });
    }

    /** One reading of a log. */
    @FunctionalInterface
    private interface Pass<T> {

        /** Returns nothing if the times show that the log begins in an earlier year. */
        Optional<T> in(int years) throws IOException;
    }

    /** Reads a log again and again, each time as of an earlier year, until its times fit. */
    private static <T> T fromItsYear(LogSource source, Pass<T> pass) throws IOException {
        try {
            int years = 0;
            Optional<T> read = pass.in(years);
            while (read.isEmpty()) {
                years++;
                read = pass.in(years);
            }
            return read.orElseThrow();
        } catch (NoLinesException e) {
            throw new IOException(source.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the lines of a log that a memory does not know yet. A last line without a line break is left for the next time. After
     * all logs, the memory is {@linkplain DeliveryMemory#compacted compacted}.
     *
     * @param source a log that can be opened again
     * @param memory what was read of this log and of others before
     * @param options with the key of the memory, without domains, whose number a memory does not bound, and without a period: what is
     *     left out now would be left out for ever
     * @param progress gets the lines and octets so far, and may stop the reading
     * @return the new lines, and the memory that knows them
     * @throws IOException if the log cannot be opened, read, or opened again
     */
    public static AppendedLines readOn(
            LogSource source, DeliveryMemory memory, DeliveryOptions options, ReadingProgress progress)
            throws IOException {
        return readOn(source, memory, options, progress, false).orElseThrow();
    }

    /**
     * Reads the new lines of a log, as {@link #readOn} does, if the memory knows its beginning. Another log is left alone.
     *
     * @param source a log that can be opened again
     * @param memory what was read of this log and of others before
     * @param options as for {@link #readOn}
     * @param progress gets the lines and octets so far, and may stop the reading
     * @return the new lines, and the memory that knows them; empty for a log that was never read
     * @throws IOException if the log cannot be opened, read, or opened again
     */
    public static Optional<AppendedLines> readOnIfKnown(
            LogSource source, DeliveryMemory memory, DeliveryOptions options, ReadingProgress progress)
            throws IOException {
        return readOn(source, memory, options, progress, true);
    }

    private static Optional<AppendedLines> readOn(
            LogSource source, DeliveryMemory memory, DeliveryOptions options, ReadingProgress progress, boolean ifKnown)
            throws IOException {
        if (options.key() != memory.key()
                || options.domains().isAny()
                || options.since().isPresent()
                || options.until().isPresent()) {
            throw new IllegalArgumentException("the options do not fit the memory");
        }
        if (!source.isRepeatable()) {
            throw new IOException(source.name() + ": cannot be told from what was read before; give it as a file");
        }
        return fromItsYear(source, years -> {
            try (ResumedLog log = ResumedLog.open(source, memory.positions())) {
                if (ifKnown && log.before().isEmpty()) {
                    return Optional.of(Optional.empty());
                }
                return appended(log, source, memory, options, progress, years).map(Optional::of);
            }
        });
    }

    private static Optional<AppendedLines> appended(
            ResumedLog log,
            LogSource source,
            DeliveryMemory memory,
            DeliveryOptions options,
            ReadingProgress progress,
            int years)
            throws IOException {
        Optional<LogPosition> before = log.before();
        OptionalLong last =
                before.map(position -> OptionalLong.of(position.second())).orElse(OptionalLong.empty());
        LineReader lines =
                LineReader.goingOn(log.octets(), options.zone(), last, source.written(), years, options.key());
        LogScan scan = new LogScan(lines, options, progress);
        if (!scan.run(before.isEmpty() && years < MOST_YEARS)) {
            return Optional.empty();
        }
        Optional<LogPosition> after = log.after(lines.ended(), lines.lastSecond());
        DeliverySummary summary = scan.summary();
        return Optional.of(new AppendedLines(summary, memory.with(summary, before, after)));
    }

    /**
     * Reads several logs. Their order does not matter.
     *
     * @param sources octets of each log
     * @param options zone, period and the key of the message ids
     * @return one summary over all logs
     * @throws IOException if a log cannot be opened or read
     */
    public static DeliverySummary read(List<LogSource> sources, DeliveryOptions options) throws IOException {
        DeliverySummary sum = DeliverySummary.NONE;
        for (LogSource source : sources) {
            sum = sum.plus(read(source, options));
        }
        return sum;
    }
}
