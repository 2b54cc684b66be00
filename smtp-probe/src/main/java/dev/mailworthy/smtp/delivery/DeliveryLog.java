package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.line.NoLinesException;
import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads logs of mail servers. Safe for use by several threads; each read takes one thread. */
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
        int years = 0;
        while (true) {
            try (InputStream octets = source.open()) {
                LogScan scan = new LogScan(octets, source.written(), years, options, progress);
                boolean isFromBeginning = scan.run(source.isRepeatable() && years < MOST_YEARS);
                if (isFromBeginning) {
                    return scan.summary();
                }
            } catch (NoLinesException e) {
                throw new IOException(source.name() + ": " + e.getMessage(), e);
            }
            years++;
        }
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
