package dev.mailworthy.cli.assess.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days that count, in UTC, which reports are about. A report without a day counts.
 *
 * @param since the first day
 * @param until the first day that does not count any more
 */
public record ReportDays(Optional<LocalDate> since, Optional<LocalDate> until) {

    public static ReportDays between(Optional<Instant> since, Optional<Instant> until) {
        return new ReportDays(since.map(ReportDays::day), until.map(ReportDays::day));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    boolean has(LocalDate day) {
        return since.filter(day::isBefore).isEmpty()
                && until.filter(end -> !day.isBefore(end)).isEmpty();
    }

    boolean has(Optional<LocalDate> day) {
        return day.map(this::has).orElse(true);
    }

    boolean hasTime(Optional<Instant> time) {
        return has(time.map(ReportDays::day));
    }
}
