package dev.mailworthy.smtp.delivery.line;

/**
 * A time of RFC 3339, such as {@code 2026-12-01T07:00:53.123456+01:00}, or with a space for the T. Without an offset it is a time
 * of the log's zone. Lines of one second share the work.
 */
final class IsoTime {

    private static final int LENGTH = 19;

    private final LineClock clock;
    /** The octets of the last time to the second, and of its offset. */
    private long first;

    private long middle;
    private long rest;
    private int knownOffset = NO_OFFSET;
    private long second = Long.MIN_VALUE;

    private static final int NO_OFFSET = Integer.MIN_VALUE;

    IsoTime(LineClock clock) {
        this.clock = clock;
    }

    /** The time that was read last, in seconds from 1970. */
    long second() {
        return second;
    }

    /** Reads a time. Returns where the text behind it and a space begins, or -1. */
    int read(byte[] block, int at, int end) {
        if (end - at <= LENGTH || block[at + 4] != '-' || block[at + 10] != 'T' && block[at + 10] != ' ') {
            return -1;
        }
        int next = at + LENGTH;
        if (block[next] == '.' || block[next] == ',') {
            next++;
            while (next < end && LogOctets.isDigit(block[next])) {
                next++;
            }
        }
        int offset = NO_OFFSET;
        if (next < end && (block[next] == 'Z' || block[next] == 'z')) {
            offset = 0;
            next++;
        } else if (next + 5 < end && (block[next] == '+' || block[next] == '-')) {
            int sign = block[next] == '-' ? -1 : 1;
            boolean hasColon = block[next + 3] == ':';
            int minutes = SyslogHead.pair(block, hasColon ? next + 4 : next + 3);
            offset = sign * (SyslogHead.pair(block, next + 1) * 3600 + minutes * 60);
            next += hasColon ? 6 : 5;
        }
        if (next >= end || block[next] != ' ') {
            return -1;
        }
        if (offset == NO_OFFSET && isOffset(block, next + 1, end)) {
            // Exim writes the offset as a word of its own.
            int sign = block[next + 1] == '-' ? -1 : 1;
            offset = sign * (SyslogHead.pair(block, next + 2) * 3600 + SyslogHead.pair(block, next + 4) * 60);
            next += 6;
        }
        return isKnown(block, at, offset) || parse(block, at, offset) ? next + 1 : -1;
    }

    private static boolean isOffset(byte[] block, int at, int end) {
        return at + 5 < end
                && (block[at] == '+' || block[at] == '-')
                && block[at + 5] == ' '
                && SyslogHead.pair(block, at + 1) >= 0
                && SyslogHead.pair(block, at + 3) >= 0;
    }

    private boolean isKnown(byte[] block, int at, int offset) {
        long one = LogOctets.word(block, at);
        long two = LogOctets.word(block, at + 8);
        long three = LogOctets.word(block, at + LENGTH - Long.BYTES);
        boolean known =
                one == first && two == middle && three == rest && offset == knownOffset && second != Long.MIN_VALUE;
        first = one;
        middle = two;
        rest = three;
        knownOffset = offset;
        return known;
    }

    private boolean parse(byte[] block, int at, int offset) {
        int year = SyslogHead.pair(block, at) * 100 + SyslogHead.pair(block, at + 2);
        int month = SyslogHead.pair(block, at + 5);
        int day = SyslogHead.pair(block, at + 8);
        int hour = SyslogHead.pair(block, at + 11);
        int minute = SyslogHead.pair(block, at + 14);
        int sec = SyslogHead.pair(block, at + 17);
        second = Long.MIN_VALUE;
        if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || sec < 0 || sec > 60) {
            return false;
        }
        second = offset == NO_OFFSET
                ? clock.local(year, month, day, hour, minute, sec)
                : clock.withOffset(year, month, day, hour, minute, sec, offset);
        return second != Long.MIN_VALUE;
    }
}
