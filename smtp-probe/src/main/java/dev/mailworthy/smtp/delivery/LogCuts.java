package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places at which a log can be cut into parts. Each part begins with a line that has a time, and so do the next lines: a record of
 * journald's export form has lines of its own, and is not cut.
 */
final class LogCuts {

    private static final int WINDOW = 1 << 18;
    private static final int TIMED_LINES = 3;
    private static final byte LINE_BREAK = '\n';
    /** The forms in which a line may begin. A zero stands for any digit, a letter for any of its case, a line for a space or digit. */
    private static final List<byte[]> BEGINNINGS = List.of(
            LogOctets.of("Aaa |0 00:00:00 "), LogOctets.of("2000-00-00"), LogOctets.of("<0"), LogOctets.of("{\""));

    private LogCuts() {}

    /** Where the parts begin, the first at 0. Fewer than wanted if there is no place near. */
    static List<Long> of(LogSource source, long size, int parts) throws IOException {
        List<Long> cuts = new ArrayList<>(List.of(0L));
        for (int part = 1; part < parts; part++) {
            long from = size / parts * part;
            Optional<InputStream> opened = source.openAt(from);
            if (opened.isEmpty()) {
                return List.of(0L);
            }
            try (InputStream octets = opened.orElseThrow()) {
                byte[] window = octets.readNBytes(WINDOW);
                int cut = cut(window);
                if (cut > 0) {
                    cuts.add(from + cut);
                }
            }
        }
        return cuts;
    }

    /** The first place in a window behind a line break, where lines with times begin; -1 without one. */
    private static int cut(byte[] window) {
        int at = next(window, 0);
        while (at > 0) {
            int line = at;
            int timed = 0;
            while (line > 0 && timed < TIMED_LINES && isTimed(window, line)) {
                timed++;
                line = next(window, line);
            }
            if (timed == TIMED_LINES) {
                return at;
            }
            at = next(window, at);
        }
        return -1;
    }

    private static int next(byte[] window, int from) {
        return LogOctets.indexOf(window, from, window.length, LINE_BREAK) + 1;
    }

    private static boolean isTimed(byte[] window, int at) {
        for (byte[] form : BEGINNINGS) {
            if (begins(window, at, form)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] window, int at, byte[] form) {
        if (window.length - at < form.length) {
            return false;
        }
        for (int i = 0; i < form.length; i++) {
            if (!fits(window[at + i], form[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(byte octet, byte form) {
        return switch (form) {
            case '0' -> LogOctets.isDigit(octet);
            case 'A' -> octet >= 'A' && octet <= 'Z';
            case 'a' -> octet >= 'a' && octet <= 'z';
            case '|' -> octet == ' ' || LogOctets.isDigit(octet);
            default -> octet == form;
        };
    }
}
