package dev.mailworthy.smtp.delivery.line;

import java.io.IOException;
import java.util.Arrays;

/**
 * One record of {@code journalctl -o export} (systemd, "Journal Export Formats"): a line {@code NAME=value} for each field, and an
 * empty line behind the last. A field with a line break or with octets that are no text is its name on a line, its length in eight
 * octets, the lowest first, and the octets. A record begins with its cursor.
 */
final class JournalExport {

    private static final byte[] CURSOR = LogOctets.of("__CURSOR=");
    private static final byte[] MESSAGE = LogOctets.of("MESSAGE");
    private static final byte[] IDENTIFIER = LogOctets.of("SYSLOG_IDENTIFIER");
    private static final byte[] HOST = LogOctets.of("_HOSTNAME");
    private static final byte[] TIME = LogOctets.of("__REALTIME_TIMESTAMP");
    private static final long MICROS = 1_000_000;
    private static final int SHORT = 1 << 8;
    /** A field of so many octets is no field of a journal. */
    private static final long LARGEST = 1L << 26;

    private final LineClock clock;
    private final long key;
    private final byte[] program = new byte[SHORT];
    private final byte[] host = new byte[SHORT];
    private final byte[] time = new byte[SHORT];
    /** The program, then the text. */
    private final byte[] scratch = new byte[SHORT + LogLines.LONGEST];

    private final byte[] length = new byte[Long.BYTES];
    private int programLength;
    private int hostLength;
    private int timeLength;
    private int textLength;
    private boolean cut;
    private boolean whole;

    JournalExport(LineClock clock, long key) {
        this.clock = clock;
        this.key = key;
    }

    static boolean begins(byte[] block, int start, int end) {
        return LogOctets.startsWith(block, start, end, CURSOR);
    }

    /** Whether the text of the last record is longer than what is kept of it. */
    boolean isCut() {
        return cut;
    }

    /** Whether the last record ended with its empty line, and not with the log. */
    boolean isWhole() {
        return whole;
    }

    /** Reads the fields behind the cursor. Returns false for a record without time or program. */
    boolean read(LogLines lines, LoggedLine line) throws IOException {
        programLength = hostLength = timeLength = textLength = 0;
        cut = false;
        whole = false;
        while (lines.advance()) {
            if (lines.end() == lines.start()) {
                whole = true;
                break;
            }
            byte[] block = lines.block();
            int equals = LogOctets.indexOf(block, lines.start(), lines.end(), (byte) '=');
            if (equals < 0) {
                binary(lines);
            } else {
                text(block, lines.start(), equals, lines.end());
                cut |= lines.isCut() && is(block, lines.start(), equals, MESSAGE);
            }
        }
        return finish(line);
    }

    private void text(byte[] block, int name, int equals, int end) {
        byte[] place = place(block, name, equals);
        if (place.length > 0) {
            int offset = place == scratch ? SHORT : 0;
            int kept = Math.min(end - equals - 1, place.length - offset);
            System.arraycopy(block, equals + 1, place, offset, kept);
            keep(place, kept);
        }
    }

    private void binary(LogLines lines) throws IOException {
        byte[] place = place(lines.block(), lines.start(), lines.end());
        if (lines.take(length, 0, length.length, length.length) < length.length) {
            return;
        }
        long octets = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            octets = octets << 8 | length[i] & 0xFF;
        }
        if (octets < 0 || octets > LARGEST) {
            throw new NoLinesException(LARGEST);
        }
        int offset = place == scratch ? SHORT : 0;
        int room = place.length - offset;
        long there = lines.take(place, offset, room, octets);
        lines.take(length, 0, 0, 1);
        keep(place, (int) Math.min(room, there));
        cut |= place == scratch && octets > room;
    }

    private static final byte[] NOWHERE = new byte[0];

    private byte[] place(byte[] block, int from, int to) {
        return is(block, from, to, MESSAGE)
                ? scratch
                : is(block, from, to, IDENTIFIER)
                        ? program
                        : is(block, from, to, HOST) ? host : is(block, from, to, TIME) ? time : NOWHERE;
    }

    private void keep(byte[] place, int octets) {
        if (place == scratch) {
            textLength = octets;
        } else if (place == program) {
            programLength = octets;
        } else if (place == host) {
            hostLength = octets;
        } else if (place == time) {
            timeLength = octets;
        }
    }

    private static boolean is(byte[] block, int from, int to, byte[] name) {
        return Arrays.equals(block, from, to, name, 0, name.length);
    }

    private boolean finish(LoggedLine line) {
        if (timeLength == 0 || programLength == 0) {
            return false;
        }
        System.arraycopy(program, 0, scratch, 0, programLength);
        for (int at = SHORT; at < SHORT + textLength; at++) {
            if (scratch[at] >= 0 && scratch[at] < ' ') {
                scratch[at] = ' ';
            }
        }
        line.form = LineForm.PROGRAM;
        line.block = scratch;
        line.programStart = 0;
        line.programEnd = programLength;
        line.start = SHORT;
        line.end = SHORT + textLength;
        line.second = clock.passes(LogOctets.number(time, 0, timeLength) / MICROS);
        if (hostLength > 0) {
            line.host(host, 0, hostLength, key);
        } else {
            line.noHost();
        }
        return line.second != Long.MIN_VALUE;
    }
}
