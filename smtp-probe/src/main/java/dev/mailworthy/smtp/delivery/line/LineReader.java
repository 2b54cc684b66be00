package dev.mailworthy.smtp.delivery.line;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/** Reads the lines of one log: traditional syslog, RFC 3339, RFC 5424, journald's JSON and export form, Exim's own
 * log, or JSON records, also mixed. For one thread. */
public final class LineReader {

    private final LogLines lines;
    private final boolean waits;
    /** The octets of all lines before the present one, and whether a record that begins with it is still being written. */
    private long endedBefore;

    private boolean unfinished;
    private final LineClock clock;
    private final LoggedLine line = new LoggedLine();
    private final SyslogHead syslog;
    private final JournalRecord journal;
    private final JournalExport export;

    /**
     * @param key makes the numbers of hosts
     * @param written when the log was last written; it gives the year to times without one
     * @param years how many years earlier than that the log begins, beyond the nearest
     */
    public LineReader(InputStream octets, ZoneId zone, Instant written, int years, long key) {
        this(new LogLines(octets, false), false, zone, written, years, key);
    }

    private LineReader(LogLines lines, boolean waits, ZoneId zone, Instant written, int years, long key) {
        this.lines = lines;
        this.waits = waits;
        this.clock = new LineClock(zone, written, years);
        this.syslog = new SyslogHead(clock, key);
        this.journal = new JournalRecord(clock, key);
        this.export = new JournalExport(clock, key);
    }

    /**
     * Reads lines that were appended to a log. A last line without a line break is left for later, and so is the last record of
     * journald's export form without its empty line.
     *
     * @param last the time of the line before, in seconds from 1970
     */
    public static LineReader goingOn(
            InputStream octets, ZoneId zone, OptionalLong last, Instant written, int years, long key) {
        LineReader reader = new LineReader(new LogLines(octets, true), true, zone, written, years, key);
        last.ifPresent(reader.clock::after);
        return reader;
    }

    /** Goes to the next line. Returns whether there is one. */
    public boolean advance() throws IOException {
        if (unfinished) {
            return false;
        }
        endedBefore = lines.ended();
        return lines.advance();
    }

    /**
     * Reads the parts of the present line into {@link #line()}, or those of a record of several lines. Returns false if its beginning
     * has no known form.
     */
    public boolean reads() throws IOException {
        byte[] block = lines.block();
        int start = lines.start();
        int end = lines.end();
        line.cut = lines.isCut();
        line.times = 1;
        if (start < end && block[start] == '_' && JournalExport.begins(block, start, end)) {
            boolean isRead = export.read(lines, line);
            line.cut = export.isCut();
            unfinished = waits && !export.isWhole();
            return isRead;
        }
        boolean isJournal = start < end && block[start] == '{';
        return isJournal ? journal.read(line, block, start, end) : syslog.read(line, block, start, end);
    }

    public LoggedLine line() {
        return line;
    }

    public boolean isEmpty() {
        return lines.start() == lines.end();
    }

    /** Whether the line that was read last was longer than what is kept of it. */
    public boolean isCut() {
        return line.cut;
    }

    /** Whether times without a year came out after the log was last written. */
    public boolean isLate() {
        return clock.isLate();
    }

    public long octets() {
        return lines.octets();
    }

    /** Whether the last record is left for later. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** The octets of all lines and records so far that have ended. */
    public long ended() {
        return unfinished ? endedBefore : lines.ended();
    }

    /** The time of the last line; {@link Long#MIN_VALUE} before the first. */
    public long lastSecond() {
        return clock.last();
    }
}
