package dev.mailworthy.smtp.delivery.line;

import java.util.Arrays;

/**
 * One object of {@code journalctl -o json}: its MESSAGE, SYSLOG_IDENTIFIER, _HOSTNAME and __REALTIME_TIMESTAMP (microseconds). A
 * MESSAGE that is no UTF-8 is an array of numbers there. Other members are skipped at any depth. An object without a time of
 * journald, but with a number {@code timestamp} (seconds), is a {@linkplain LineForm#RECORD record} of a mail server.
 */
final class JournalRecord {

    private static final byte[] MESSAGE = LogOctets.of("MESSAGE");
    private static final byte[] IDENTIFIER = LogOctets.of("SYSLOG_IDENTIFIER");
    private static final byte[] HOST = LogOctets.of("_HOSTNAME");
    private static final byte[] TIME = LogOctets.of("__REALTIME_TIMESTAMP");
    private static final byte[] RECORD_TIME = LogOctets.of("timestamp");
    private static final long MICROS = 1_000_000;

    private final LineClock clock;
    private final long key;
    private byte[] scratch = new byte[4096];
    private int used;

    JournalRecord(LineClock clock, long key) {
        this.clock = clock;
        this.key = key;
    }

    boolean read(LoggedLine line, byte[] block, int start, int end) {
        if (scratch.length < end - start) {
            scratch = new byte[Math.max(end - start, scratch.length * 2)];
        }
        used = 0;
        line.block = scratch;
        line.programStart = line.programEnd = line.start = line.end = 0;
        long time = Long.MIN_VALUE;
        long recorded = Long.MIN_VALUE;
        int hostStart = 0;
        int hostEnd = 0;
        int at = blank(block, start + 1, end);
        while (at < end && block[at] == '"') {
            int nameStart = at + 1;
            int nameEnd = LogOctets.indexOf(block, nameStart, end, (byte) '"');
            if (nameEnd < 0) {
                return false;
            }
            at = blank(block, nameEnd + 1, end);
            if (at >= end || block[at] != ':') {
                return false;
            }
            at = blank(block, at + 1, end);
            int from = used;
            if (is(block, nameStart, nameEnd, MESSAGE)) {
                at = text(block, at, end);
                line.start = from;
                line.end = used;
            } else if (is(block, nameStart, nameEnd, IDENTIFIER)) {
                at = text(block, at, end);
                line.programStart = from;
                line.programEnd = used;
            } else if (is(block, nameStart, nameEnd, HOST)) {
                at = text(block, at, end);
                hostStart = from;
                hostEnd = used;
            } else if (is(block, nameStart, nameEnd, TIME)) {
                at = text(block, at, end);
                time = LogOctets.number(scratch, from, used) / MICROS;
            } else {
                int value = at;
                at = skipped(block, at, end);
                if (at > value && LogOctets.isDigit(block[value]) && is(block, nameStart, nameEnd, RECORD_TIME)) {
                    recorded = LogOctets.number(block, value, at);
                }
            }
            if (at < 0) {
                return false;
            }
            at = blank(block, at, end);
            if (at < end && block[at] == ',') {
                at = blank(block, at + 1, end);
            } else {
                break;
            }
        }
        return time == Long.MIN_VALUE && recorded != Long.MIN_VALUE
                ? record(line, recorded, block, start, end)
                : finish(line, time, hostStart, hostEnd);
    }

    private boolean record(LoggedLine line, long time, byte[] block, int start, int end) {
        line.form = LineForm.RECORD;
        line.noHost();
        line.block = block;
        line.programStart = line.programEnd = 0;
        line.start = start;
        line.end = end;
        line.second = clock.passes(time);
        return line.second != Long.MIN_VALUE;
    }

    private boolean finish(LoggedLine line, long time, int hostStart, int hostEnd) {
        if (time == Long.MIN_VALUE || line.programEnd == line.programStart) {
            return false;
        }
        line.form = LineForm.PROGRAM;
        line.second = clock.passes(time);
        if (hostEnd > hostStart) {
            line.host(scratch, hostStart, hostEnd, key);
        } else {
            line.noHost();
        }
        return line.second != Long.MIN_VALUE;
    }

    private static boolean is(byte[] block, int from, int to, byte[] name) {
        return Arrays.equals(block, from, to, name, 0, name.length);
    }

    private static int blank(byte[] block, int from, int end) {
        int at = from;
        while (at < end && (block[at] == ' ' || block[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Copies a string, or an array of the numbers of octets, without its escapes. Returns the place behind it, or -1. */
    private int text(byte[] block, int from, int end) {
        if (from < end && block[from] == '[') {
            return octets(block, from + 1, end);
        }
        if (from >= end || block[from] != '"') {
            return skipped(block, from, end);
        }
        int at = from + 1;
        while (at < end && block[at] != '"') {
            byte octet = block[at];
            if (octet != '\\') {
                scratch[used++] = octet;
                at++;
                continue;
            }
            if (at + 1 >= end) {
                return -1;
            }
            at = escape(block, at + 1, end);
            if (at < 0) {
                return -1;
            }
        }
        return at < end ? at + 1 : -1;
    }

    private int escape(byte[] block, int at, int end) {
        switch (block[at]) {
            case 'n', 'r', 't', 'b', 'f' -> scratch[used++] = ' ';
            case 'u' -> {
                if (at + 4 >= end) {
                    return -1;
                }
                int unit = 0;
                for (int i = 1; i <= 4; i++) {
                    int digit = Character.digit(block[at + i], 16);
                    if (digit < 0) {
                        return -1;
                    }
                    unit = unit << 4 | digit;
                }
                // A line break or a control character would end the line for a reader of text.
                scratch[used++] = unit >= ' ' && unit < 0x7F ? (byte) unit : (byte) '?';
                return at + 5;
            }
            default -> scratch[used++] = block[at];
        }
        return at + 1;
    }

    private int octets(byte[] block, int from, int end) {
        int at = from;
        int number = -1;
        while (at < end && block[at] != ']') {
            if (LogOctets.isDigit(block[at])) {
                number = Math.max(0, number) * 10 + block[at] - '0';
                if (number > 255) {
                    return -1;
                }
            } else if (number >= 0) {
                scratch[used++] = number < ' ' ? (byte) ' ' : (byte) number;
                number = -1;
            }
            at++;
        }
        if (number >= 0) {
            scratch[used++] = number < ' ' ? (byte) ' ' : (byte) number;
        }
        return at < end ? at + 1 : -1;
    }

    /** The place behind a value of any kind, or -1. */
    private static int skipped(byte[] block, int from, int end) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < end; at++) {
            byte octet = block[at];
            if (quoted) {
                if (octet == '\\') {
                    at++;
                } else if (octet == '"') {
                    quoted = false;
                }
            } else if (octet == '"') {
                quoted = true;
            } else if (octet == '[' || octet == '{') {
                depth++;
            } else if (octet == ']' || octet == '}') {
                if (depth-- == 0) {
                    return at;
                }
            } else if (octet == ',' && depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
