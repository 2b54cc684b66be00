package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts how much of a log is understood. */
public final class CoverageCount {

    /** Shapes beyond so many are counted together. */
    private static final int MOST_SHAPES = 1000;

    private static final String OTHER_SHAPES = "(other shapes)";

    private long lines;
    private long understood;
    private long notUnderstood;
    private long ambiguous;
    private long unreadable;
    private long lost;
    private long truncated;
    private long tooLong;
    private long evicted;
    private long clockJumps;
    private long merged;
    private long tlsSigns;
    private long hour = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private final SortedSet<Long> hours = new TreeSet<>();
    private final SortedMap<String, Long> shapes = new TreeMap<>();

    public void line() {
        lines++;
    }

    /** A line with a time. */
    public void timed(long second) {
        if (CellKey.hourOf(second) != hour) {
            hour = CellKey.hourOf(second);
            hours.add(hour);
        }
        if (latest != Long.MIN_VALUE && second < latest - LogCoverage.JUMP) {
            clockJumps++;
            latest = second;
        } else if (second > latest) {
            latest = second;
        }
    }

    public void understood(long times) {
        understood += times;
    }

    /** A line of a delivering program that no format understands. */
    public void notUnderstood(LoggedLine line) {
        notUnderstood += line.times();
        String shape = LineShape.of(line);
        boolean isRoom = shapes.size() < MOST_SHAPES || shapes.containsKey(shape);
        shapes.merge(isRoom ? shape : OTHER_SHAPES, line.times(), Long::sum);
    }

    /** A line that imitates the fields of the log within an address or a reply. */
    public void ambiguous(LoggedLine line) {
        ambiguous += line.times();
        notUnderstood(line);
    }

    public void unreadable() {
        unreadable++;
    }

    public void lost(long number) {
        lost += number;
    }

    public void truncated() {
        truncated++;
    }

    public void tooLong() {
        tooLong++;
    }

    /** An attempt with the sign of TLS, of a server that may leave the sign out. */
    public void tlsSign(long times) {
        tlsSigns += times;
    }

    void evicted() {
        evicted++;
    }

    void merged(long times) {
        merged += times;
    }

    LogCoverage coverage() {
        return new LogCoverage(
                lines,
                understood,
                notUnderstood,
                ambiguous,
                unreadable,
                lost,
                truncated,
                tooLong,
                evicted,
                clockJumps,
                merged,
                tlsSigns,
                hours,
                shapes);
    }
}
