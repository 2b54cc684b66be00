package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A log, opened where its reading stopped before; a log that is not known is opened at its beginning. For one thread. */
public final class ResumedLog implements AutoCloseable {

    private final byte[] beginning;
    private final RecentOctets octets;
    private final Optional<LogPosition> before;

    private ResumedLog(byte[] beginning, InputStream octets, Optional<LogPosition> before) {
        this.beginning = beginning;
        this.octets = new RecentOctets(octets);
        this.before = before;
    }

    /**
     * Opens a log that can be opened again.
     *
     * @param source the log
     * @param known where the reading of logs stopped
     * @return the log, behind what was read
     * @throws IOException if it cannot be opened or read
     */
    public static ResumedLog open(LogSource source, Collection<LogPosition> known) throws IOException {
        byte[] beginning;
        try (InputStream log = source.open()) {
            beginning = log.readNBytes(LogPosition.PIECE);
        }
        List<LogPosition> candidates = known.stream()
                .filter(position -> position.begins(beginning))
                .sorted(Comparator.comparingLong(LogPosition::offset).reversed())
                .toList();
        for (LogPosition candidate : candidates) {
            InputStream log = source.open();
            LogPosition.Match match = match(candidate, log);
            if (match == LogPosition.Match.GOES_ON) {
                return new ResumedLog(beginning, log, Optional.of(candidate));
            }
            log.close();
            if (match == LogPosition.Match.SHORTER) {
                return new ResumedLog(beginning, InputStream.nullInputStream(), Optional.of(candidate));
            }
        }
        return new ResumedLog(beginning, source.open(), Optional.empty());
    }

    private static LogPosition.Match match(LogPosition candidate, InputStream log) throws IOException {
        try {
            return candidate.match(log);
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** {@return the octets that are new} */
    public InputStream octets() {
        return octets;
    }

    /** {@return where the reading of this log stopped before; empty if it was never read} */
    public Optional<LogPosition> before() {
        return before;
    }

    /**
     * Where the reading stops now. Empty if no line was read, now or before.
     *
     * @param read the new octets that were read, to the end of a line
     * @param second the time of the last line
     * @return the new position
     */
    public Optional<LogPosition> after(long read, long second) {
        if (read == 0) {
            return before;
        }
        long offset = before.map(LogPosition::offset).orElse(0L) + read;
        int head = (int) Math.min(beginning.length, offset);
        byte[] tail = octets.before(read, LogPosition.PIECE);
        return Optional.of(new LogPosition(
                head,
                LogPosition.hash(beginning, head),
                offset,
                tail.length,
                LogPosition.hash(tail, tail.length),
                second));
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
