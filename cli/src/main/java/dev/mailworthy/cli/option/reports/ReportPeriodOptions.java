package dev.mailworthy.cli.option.reports;

import dev.mailworthy.cli.assess.reports.ReportDays;
import dev.mailworthy.cli.option.log.GivenTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The days that count. */
public final class ReportPeriodOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Leave out reports about days before this one: 2026-11-30, or an age like 30d. Days are in UTC.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Leave out reports about this day and later ones.")
    private @Nullable String until;

    public ReportDays days(Instant now) {
        return ReportDays.between(time("--since", since, now), time("--until", until, now));
    }

    private static Optional<Instant> time(String option, @Nullable String text, Instant now) {
        return Optional.ofNullable(text).map(given -> GivenTime.parse(option, given, now, ZoneOffset.UTC));
    }
}
