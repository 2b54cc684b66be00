package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.dnsbl.mirror.data.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times of special entries. */
final class TimeText {

    private static final Pattern STAMP = Pattern.compile(
            "(\\d{4})[:-]?(\\d{1,2})[:-]?(\\d{1,2})(?:[:-]?(\\d{1,2})(?:[:-]?(\\d{1,2})(?:[:-]?(\\d{1,2}))?)?)?");

    private TimeText() {}

    /**
     * A duration in seconds: a number, with or without {@code s}, {@code m}, {@code h}, {@code d} or {@code w} after it.
     *
     * @throws IllegalArgumentException for anything else, or more than 2^31-1 seconds
     */
    static long seconds(String word) {
        Cursor text = Cursor.of(word);
        long number = text.number(Integer.MAX_VALUE, "\"" + word + "\"");
        long unit = switch (text.peek()) {
            case -1, 's', 'S' -> 1;
            case 'm', 'M' -> 60;
            case 'h', 'H' -> 3600;
            case 'd', 'D' -> 86_400;
            case 'w', 'W' -> 604_800;
            default -> 0;
        };
        if (unit == 0 || text.peek(1) >= 0 || number * unit > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is not a time in seconds or with one of the units smhdw");
        }
        return number * unit;
    }

    /**
     * A point in time of the form {@code yyyy:mm:dd:hh:mi:ss} in UTC. Dashes may replace the colons, or the colons may be
     * missing. Hours, minutes and seconds may be missing.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Instant stamp(String word) {
        Matcher parts = STAMP.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + word + "\" is not a time of the form yyyy:mm:dd:hh:mi:ss");
        }
        try {
            return LocalDateTime.of(
                            part(parts, 1),
                            part(parts, 2),
                            part(parts, 3),
                            part(parts, 4),
                            part(parts, 5),
                            part(parts, 6))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + word + "\" is no time that exists", e);
        }
    }

    private static int part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
