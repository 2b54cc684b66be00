package dev.mailworthy.smtp.delivery.line;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Times of log lines. A traditional syslog time has no year and no zone: the year is inferred, at first from the time when the log
 * was last written and then from line to line; the zone is given. In autumn one local hour comes twice: the line before tells
 * which one it is. For one log.
 */
final class LineClock {

    private static final long DAY = 86_400;
    private static final long MONTH = 31 * DAY;
    /** Lines of several daemons may be out of order by a few seconds. */
    private static final long SLACK = 300;
    /** Before this, no clock was right: a machine without a battery starts in 1970. */
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    /** February 29 is at most eight years away, and a log may begin some years before it was last written. */
    private static final int MOST_YEARS = 9;

    private final ZoneId zone;
    private final Instant written;
    /** The time of the line before; {@link Long#MIN_VALUE} at the beginning. */
    private long last = Long.MIN_VALUE;

    private int knownHour = -1;
    private Hour known = new Hour(Long.MIN_VALUE, 0);
    private final int years;
    private boolean late;

    /**
     * A local hour.
     *
     * @param base where it begins, in seconds from 1970; {@link Long#MIN_VALUE} for none
     * @param again how much later it begins for the second time; 0 if it does not
     */
    private record Hour(long base, long again) {}

    /**
     * @param written when the log was last written: no line is later than a day after it
     * @param years how many years earlier than that to begin, for a log of more than a year
     */
    LineClock(ZoneId zone, Instant written, int years) {
        this.zone = zone;
        this.written = written;
        this.years = years;
    }

    /** Goes on from a line that was read before. */
    void after(long second) {
        last = second;
    }

    /** The time of the last line; {@link Long#MIN_VALUE} before the first. */
    long last() {
        return last;
    }

    /** Whether a time without a year came out after the log was last written: the log begins in an earlier year. */
    boolean isLate() {
        return late;
    }

    /** A time without a year, in seconds from 1970; {@link Long#MIN_VALUE} if there is no such time. */
    long withoutYear(int month, int day, int hour, int minute, int second) {
        int key = (month << 5 | day) << 5 | hour;
        if (key != knownHour) {
            known = nearest(month, day, hour);
            knownHour = key;
        }
        if (known.base() == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        long time = at(known, minute, second);
        late |= time > written.getEpochSecond() + DAY;
        return passes(time);
    }

    private long at(Hour hour, int minute, int second) {
        long time = hour.base() + minute * 60L + second;
        return hour.again() > 0 && last != Long.MIN_VALUE && time < last - SLACK ? time + hour.again() : time;
    }

    /** A time of this zone with its year. */
    long local(int year, int month, int day, int hour, int minute, int second) {
        try {
            return passes(at(inZone(LocalDateTime.of(year, month, day, hour, 0)), minute, second));
        } catch (DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    /** A time with its offset from UTC in seconds. */
    long withOffset(int year, int month, int day, int hour, int minute, int second, int offset) {
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return passes(((days * 24 + hour) * 60 + minute) * 60 + second - offset);
        } catch (DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    /** A time in seconds from 1970. A time before 2000 is that of a clock that was not set: the line before stands in for it. */
    long passes(long time) {
        if (time < EARLIEST) {
            return last;
        }
        last = time;
        return time;
    }

    /**
     * The hour in its year: at first the last year before the log was written, then the first that does not lie more than a month
     * before the last line. A jump back of months is a new year.
     */
    private Hour nearest(int month, int day, int hour) {
        boolean isFirst = last == Long.MIN_VALUE;
        long reference = isFirst ? written.getEpochSecond() + DAY : last;
        int year = Instant.ofEpochSecond(reference).atZone(zone).getYear();
        Hour best = new Hour(Long.MIN_VALUE, 0);
        int skipped = isFirst ? years : 0;
        for (int each = year + MOST_YEARS; each >= year - MOST_YEARS; each--) {
            Hour found = in(each, month, day, hour);
            if (found.base() == Long.MIN_VALUE || isFirst && found.base() > reference) {
                continue;
            }
            if (isFirst && skipped-- == 0) {
                return found;
            }
            if (!isFirst && found.base() >= reference - MONTH) {
                best = found;
            }
        }
        return best;
    }

    private Hour in(int year, int month, int day, int hour) {
        try {
            return inZone(LocalDateTime.of(year, month, day, hour, 0));
        } catch (DateTimeException e) {
            return new Hour(Long.MIN_VALUE, 0);
        }
    }

    private Hour inZone(LocalDateTime hour) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(hour);
        long base = hour.toEpochSecond(offsets.isEmpty() ? zone.getRules().getOffset(hour) : offsets.get(0));
        return new Hour(base, offsets.size() > 1 ? hour.toEpochSecond(offsets.get(1)) - base : 0);
    }
}
