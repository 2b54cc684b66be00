package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.SeenMail;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days on which one receiver reported, and those that are missing.
 *
 * @param days messages by day
 * @param missing days without a report on which one was to be expected
 */
public record ReporterDays(String reporter, Map<LocalDate, Long> days, List<LocalDate> missing) {

    /**
     * With so many messages on other days of the same weekday, a day without any mail has a chance below 1 % (Poisson: e^-4.6).
     */
    private static final double SELDOM_EMPTY = 4.6;

    public ReporterDays {
        days = Map.copyOf(days);
        missing = List.copyOf(missing);
    }

    static ReporterDays of(String reporter, List<SeenMail> rows, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> days = new TreeMap<>();
        rows.forEach(row -> days.merge(row.day(), row.messages(), Long::sum));
        List<LocalDate> missing = from.datesUntil(to.plusDays(1))
                .filter(day -> !days.containsKey(day))
                .filter(day -> usual(day, days, from, to) >= SELDOM_EMPTY)
                .toList();
        return new ReporterDays(reporter, days, missing);
    }

    /** The mean of the other days of the same weekday. */
    private static double usual(LocalDate day, Map<LocalDate, Long> days, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(other -> other.getDayOfWeek() == day.getDayOfWeek() && !other.equals(day))
                .mapToLong(other -> days.getOrDefault(other, 0L))
                .average()
                .orElse(0);
    }

    public long messages() {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }
}
