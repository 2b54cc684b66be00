package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.run.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as a user writes it: a date, a date with a time, or an age like 24h. */
public final class GivenTime {

    private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    private GivenTime() {}

    /**
     * @param option for the message
     * @param zone of a time without an offset
     * @throws UsageException if the text is no time
     */
    public static Instant parse(String option, String text, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(age(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            return absolute(text, zone);
        } catch (DateTimeException e) {
            throw new UsageException(
                    option + ": \"" + text + "\" is no time; write 2026-11-30, 2026-11-30T14:10 or an age like 24h");
        }
    }

    private static Duration age(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Instant absolute(String text, ZoneId zone) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean hasOffset =
                text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > "2026-11-30".length();
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
