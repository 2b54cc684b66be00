package dev.mailworthy.smtp.delivery.line;

/**
 * The beginning of a line of syslog: a time, the host, the program with its process id. The time is traditional
 * ({@code Dec  1 07:00:53}), of RFC 3339, or in a line of RFC 5424. A number in angle brackets may stand before it.
 */
final class SyslogHead {

    private static final int TRADITIONAL = 15;
    private static final int LONGEST_PRIORITY = 5;
    private static final byte[] REPEATED = LogOctets.of("message repeated ");
    private static final byte[] TIMES = LogOctets.of(" times: [ ");
    private static final byte[] MONTHS = LogOctets.of("JanFebMarAprMayJunJulAugSepOctNovDec");
    private static final int FIELDS = 3;

    private final LineClock clock;
    private final IsoTime iso;
    private final long key;
    /** The octets of the last traditional time, and the time itself. */
    private long knownFirst;

    private long knownRest;
    private long knownSecond = Long.MIN_VALUE;

    SyslogHead(LineClock clock, long key) {
        this.clock = clock;
        this.iso = new IsoTime(clock);
        this.key = key;
    }

    boolean read(LoggedLine line, byte[] block, int start, int end) {
        int at = afterPriority(block, start, end);
        boolean isNew = at > start && end - at > 2 && block[at] == '1' && block[at + 1] == ' ';
        int from = isNew ? at + 2 : at;
        int afterTime = time(line, block, from, end);
        if (afterTime < 0) {
            return false;
        }
        boolean isSpaced = !isNew && block[from] <= '9' && block[from + 10] == ' ';
        if (isSpaced && isPlain(block, afterTime, end)) {
            return plain(line, block, afterTime, end);
        }
        int space = LogOctets.indexOf(block, afterTime, end, (byte) ' ');
        if (space < 0) {
            return isSpaced && plain(line, block, afterTime, end);
        }
        line.form = LineForm.PROGRAM;
        line.host(block, afterTime, space, key);
        line.block = block;
        line.end = end;
        boolean found = isNew ? structured(line, space + 1) : program(line, space + 1);
        if (!found && isSpaced) {
            return plain(line, block, afterTime, end);
        }
        if (found && line.end - line.start > REPEATED.length && block[line.start] == 'm') {
            repeated(line);
        }
        return found;
    }

    private static boolean isPlain(byte[] block, int at, int end) {
        return EximId.end(block, EximId.afterProcess(block, at, end), end) >= 0;
    }

    /** A time with a space in it and a text, such as {@code 2026-12-01 07:00:53 [4711] Start queue run}. */
    private static boolean plain(LoggedLine line, byte[] block, int at, int end) {
        line.form = LineForm.PLAIN;
        line.noHost();
        line.block = block;
        line.programStart = line.programEnd = 0;
        line.start = EximId.afterProcess(block, at, end);
        line.end = end;
        return true;
    }

    private static int afterPriority(byte[] block, int start, int end) {
        if (start >= end || block[start] != '<') {
            return start;
        }
        int close = LogOctets.indexOf(block, start, Math.min(end, start + LONGEST_PRIORITY), (byte) '>');
        return close < 0 ? start : close + 1;
    }

    /** Sets the time. Returns where the host begins, or -1. */
    private int time(LoggedLine line, byte[] block, int at, int end) {
        if (end - at <= TRADITIONAL + 1) {
            return -1;
        }
        byte first = block[at];
        if (first >= 'A' && first <= 'Z') {
            if (block[at + TRADITIONAL] != ' ') {
                return -1;
            }
            long second = traditional(block, at);
            line.second = second;
            return second == Long.MIN_VALUE ? -1 : at + TRADITIONAL + 1;
        }
        int after = iso.read(block, at, end);
        line.second = iso.second();
        return after;
    }

    private long traditional(byte[] block, int at) {
        long start = LogOctets.word(block, at);
        long rest = LogOctets.word(block, at + TRADITIONAL - Long.BYTES);
        if (start == knownFirst && rest == knownRest && knownSecond != Long.MIN_VALUE) {
            return knownSecond;
        }
        if (block[at + 3] != ' ' || block[at + 6] != ' ' || block[at + 9] != ':' || block[at + 12] != ':') {
            return Long.MIN_VALUE;
        }
        int month = month(block, at);
        int day = (block[at + 4] == ' ' ? 0 : digit(block, at + 4) * 10) + digit(block, at + 5);
        int hour = pair(block, at + 7);
        int minute = pair(block, at + 10);
        int second = pair(block, at + 13);
        if (month == 0 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0) {
            return Long.MIN_VALUE;
        }
        knownSecond = clock.withoutYear(month, day, hour, minute, second);
        knownFirst = start;
        knownRest = rest;
        return knownSecond;
    }

    private static int month(byte[] block, int at) {
        for (int month = 0; month < MONTHS.length; month += 3) {
            if (block[at] == MONTHS[month]
                    && block[at + 1] == MONTHS[month + 1]
                    && block[at + 2] == MONTHS[month + 2]) {
                return month / 3 + 1;
            }
        }
        return 0;
    }

    private static int digit(byte[] block, int at) {
        return LogOctets.isDigit(block[at]) ? block[at] - '0' : -1000;
    }

    static int pair(byte[] block, int at) {
        return digit(block, at) * 10 + digit(block, at + 1);
    }

    /** {@code postfix/smtp[123]: text}. BusyBox writes the facility before it. */
    private static boolean program(LoggedLine line, int from) {
        byte[] block = line.block;
        int end = line.end;
        int at = from;
        int begins = from;
        while (at < end) {
            byte octet = block[at];
            if (octet == '[' || octet == ':') {
                break;
            }
            if (octet == ' ') {
                boolean isFacility = begins == from && LogOctets.indexOf(block, from, at, (byte) '.') > 0;
                if (!isFacility) {
                    return false;
                }
                begins = at + 1;
            }
            at++;
        }
        if (at == end || at == begins) {
            return false;
        }
        line.programStart = begins;
        line.programEnd = at;
        int colon = block[at] == ':' ? at : LogOctets.indexOf(block, at, end, (byte) ':');
        if (colon < 0) {
            return false;
        }
        line.start = colon + 1 < end && block[colon + 1] == ' ' ? colon + 2 : colon + 1;
        return true;
    }

    /** RFC 5424 section 6: {@code app-name procid msgid structured-data message}. */
    private static boolean structured(LoggedLine line, int from) {
        byte[] block = line.block;
        int end = line.end;
        int at = from;
        line.programStart = from;
        for (int field = 0; field < FIELDS; field++) {
            int space = LogOctets.indexOf(block, at, end, (byte) ' ');
            if (space < 0) {
                return false;
            }
            if (field == 0) {
                line.programEnd = space;
            }
            at = space + 1;
        }
        if (at < end && block[at] == '-') {
            at++;
        } else {
            at = afterElements(block, at, end);
            if (at < 0) {
                return false;
            }
        }
        line.start = at < end && block[at] == ' ' ? at + 1 : at;
        // A byte order mark may tell that the text is UTF-8.
        if (line.start + 3 <= end && block[line.start] == (byte) 0xEF) {
            line.start += 3;
        }
        return true;
    }

    private static int afterElements(byte[] block, int from, int end) {
        int at = from;
        boolean quoted = false;
        while (at < end) {
            byte octet = block[at];
            if (octet == '\\' && quoted) {
                at++;
            } else if (octet == '"') {
                quoted = !quoted;
            } else if (octet == ']' && !quoted && (at + 1 == end || block[at + 1] != '[')) {
                return at + 1;
            }
            at++;
        }
        return -1;
    }

    /** {@code message repeated 3 times: [ text]}: one line of the logging service for several of the program. */
    private static void repeated(LoggedLine line) {
        byte[] block = line.block;
        if (!LogOctets.startsWith(block, line.start, line.end, REPEATED)) {
            return;
        }
        int number = line.start + REPEATED.length;
        int after = number;
        while (after < line.end && LogOctets.isDigit(block[after])) {
            after++;
        }
        if (LogOctets.startsWith(block, after, line.end, TIMES) && block[line.end - 1] == ']') {
            line.times = Math.max(1, LogOctets.number(block, number, after));
            line.start = after + TIMES.length;
            line.end--;
        }
    }
}
