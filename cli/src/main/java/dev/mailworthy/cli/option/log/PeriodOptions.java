package dev.mailworthy.cli.option.log;

import dev.mailworthy.cli.assess.delivery.GivenOption;
import dev.mailworthy.cli.run.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The time zone of a log, and the period that counts. */
public final class PeriodOptions {

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
        return text == null ? Optional.empty() : Optional.of(GivenTime.parse(option, text, now, zone()));
    }
}
