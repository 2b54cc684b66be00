package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.assess.delivery.GivenOption;
import dev.mailworthy.cli.run.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The time zone of a log, and the period that counts. */
public final class PeriodOptions {

    private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Leave out lines before this time: 2026-11-30, 2026-11-30T14:10, the same with Z or an offset,"
                            + " or an age like 30m, 24h or 7d.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Leave out lines from this time on.")
    private @Nullable String until;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "The time zone of log lines without one, and of the times shown, like Europe/Berlin or UTC."
                    + " Default: this machine's.")
    private @Nullable String zone;

    public ZoneId zone() {
        return zone(ZoneId.systemDefault());
    }

    /** @param otherwise the zone if the user names none */
    public ZoneId zone(ZoneId otherwise) {
        if (zone == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--timezone: \"" + zone + "\" is no time zone; write one like Europe/Berlin or UTC");
        }
    }

    /** These options as the user wrote them. */
    List<GivenOption> given() {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        all.put("--since", Optional.ofNullable(since));
        all.put("--until", Optional.ofNullable(until));
        all.put("--timezone", Optional.ofNullable(zone));
        return all.entrySet().stream()
                .flatMap(option ->
                        option.getValue().stream().map(value -> new GivenOption(option.getKey(), List.of(value))))
                .toList();
    }

    public Optional<Instant> since(Instant now) {
        return time("--since", since, now);
    }

    public Optional<Instant> until(Instant now) {
        return time("--until", until, now);
    }

    private Optional<Instant> time(String option, @Nullable String text, Instant now) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(now.minus(age(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        try {
            return Optional.of(absolute(text));
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

    private Instant absolute(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone()).toInstant();
        }
        boolean hasOffset =
                text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > "2026-11-30".length();
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone()).toInstant();
    }
}
