package dev.mailworthy.smtp.feedback.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The period that a report covers. Reporters disagree about the end: it is the last second of the period (Google) or the first second
 * after it (Outlook.com).
 *
 * @param begin the first second
 * @param end the last second, or the first one after it
 */
public record ReportPeriod(ReportField<Instant> begin, ReportField<Instant> end) {

    /** {@return the day in UTC in which the middle of the period lies; the day of the one known end; empty without both} */
    public Optional<LocalDate> day() {
        Optional<Instant> first = begin.value().or(end::value);
        Optional<Instant> last = end.value().or(begin::value);
        return first.flatMap(one ->
                        last.map(two -> one.plus(Duration.between(one, two).dividedBy(2))))
                .map(middle -> LocalDate.ofInstant(middle, ZoneOffset.UTC));
    }
}
