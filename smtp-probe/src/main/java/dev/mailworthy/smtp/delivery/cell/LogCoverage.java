package dev.mailworthy.smtp.delivery.cell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How far a log can be trusted.
 *
 * @param lines all lines
 * @param understood lines of delivering programs that were understood
 * @param notUnderstood lines of delivering programs that were not; each may hide an attempt
 * @param ambiguous of these, lines in which an address or a reply imitates the fields of the log, so that they do not count
 * @param unreadable lines without a time and a program at their beginning
 * @param lost lines that the logging service itself reports as dropped
 * @param truncated replies that the log does not show to their end
 * @param tooLong lines of which only the beginning was read
 * @param evicted messages that were given up before their end was seen, to bound the memory
 * @param clockJumps times that lie more than {@value #JUMP} seconds before an earlier line
 * @param merged attempts counted under "others", because the log names too many receivers, sources or causes
 * @param tlsSigns attempts of a server that may leave its sign of TLS out, with the sign
 * @param hours the hours with at least one line, counted from 1970
 * @param shapes the forms of the lines that were not understood, without addresses and numbers, with their count
 */
public record LogCoverage(
        long lines,
        long understood,
        long notUnderstood,
        long ambiguous,
        long unreadable,
        long lost,
        long truncated,
        long tooLong,
        long evicted,
        long clockJumps,
        long merged,
        long tlsSigns,
        SortedSet<Long> hours,
        SortedMap<String, Long> shapes) {

    /** A time so many seconds before that of an earlier line is a jump of the clock. */
    public static final long JUMP = 60;

    /** The coverage of a log without a line. */
    public static final LogCoverage NONE =
            new LogCoverage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new TreeSet<>(), new TreeMap<>());

    /** The least share of delivering lines that must be understood before rates are shown. */
    private static final double ENOUGH = 0.9;

    public LogCoverage {
        hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
    }

    /**
     * {@return the coverage of messages that were given up, and of nothing else}
     *
     * @param messages how many
     */
    public static LogCoverage evicted(long messages) {
        return new LogCoverage(0, 0, 0, 0, 0, 0, 0, 0, messages, 0, 0, 0, new TreeSet<>(), new TreeMap<>());
    }

    /**
     * {@return this coverage with the hours that are wanted; the numbers stay those of the whole}
     *
     * @param isWanted tells by the first moment of an hour
     */
    public LogCoverage during(Predicate<Instant> isWanted) {
        SortedSet<Long> wanted = new TreeSet<>(hours);
        wanted.removeIf(hour -> !isWanted.test(CellKey.beginning(hour)));
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
                wanted,
                shapes);
    }

    /**
     * {@return the coverage of both}
     *
     * @param other of another piece or another log
     */
    public LogCoverage plus(LogCoverage other) {
        SortedSet<Long> allHours = new TreeSet<>(hours);
        allHours.addAll(other.hours);
        SortedMap<String, Long> allShapes = new TreeMap<>(shapes);
        other.shapes.forEach((shape, count) -> allShapes.merge(shape, count, Long::sum));
        return new LogCoverage(
                lines + other.lines,
                understood + other.understood,
                notUnderstood + other.notUnderstood,
                ambiguous + other.ambiguous,
                unreadable + other.unreadable,
                lost + other.lost,
                truncated + other.truncated,
                tooLong + other.tooLong,
                evicted + other.evicted,
                clockJumps + other.clockJumps,
                merged + other.merged,
                tlsSigns + other.tlsSigns,
                allHours,
                allShapes);
    }

    /** {@return the share of the delivering lines that were understood, with the lost lines in the whole; empty without any} */
    public OptionalDouble share() {
        long all = understood + notUnderstood + lost;
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) understood / all);
    }

    /** {@return whether enough was understood to show rates} */
    public boolean isEnough() {
        return share().orElse(0) >= ENOUGH;
    }

    /**
     * {@return the commonest shapes of lines that were not understood}
     *
     * @param most the number of shapes
     */
    public List<Map.Entry<String, Long>> commonestShapes(int most) {
        return shapes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }

    /**
     * {@return the longest runs of hours without a line, the first hour of each with its length, from a length on}
     *
     * @param least the number of hours
     */
    public List<Map.Entry<Long, Long>> gaps(int least) {
        List<Map.Entry<Long, Long>> gaps = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (long hour : hours) {
            long missing = before == Long.MAX_VALUE ? 0 : hour - before - 1;
            if (missing >= least) {
                gaps.add(Map.entry(before + 1, missing));
            }
            before = hour;
        }
        return gaps;
    }
}
