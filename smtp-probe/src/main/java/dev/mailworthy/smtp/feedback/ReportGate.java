package dev.mailworthy.smtp.feedback;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.reader.OddityCount;
import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.feedback.report.ReportPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Refuses reports that never count, proved or not: without a domain or period, from the future, or about other domains. */
record ReportGate(FeedbackOptions options) {

    /** How far ahead of the clock a period may end: reports of a running day name its end, and clocks differ. */
    private static final Duration AHEAD = Duration.ofHours(26);

    /** A day, with the hour that clocks may gain in autumn, and an hour of tolerance. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    /**
     * A period.
     *
     * @param begin in seconds from 1970; 0 if it is not known
     * @param end in seconds from 1970; 0 if it is not known
     */
    record Span(LocalDate day, long begin, long end) {}

    /** The domain that a report is about. */
    DomainName domain(ReportField<DomainName> named) throws RefusedReport {
        DomainName domain = named.value()
                .orElseThrow(() -> new RefusedReport(
                        RefusalKind.NO_DOMAIN,
                        "does not name the domain that it is about, or the name cannot be read"));
        requireWanted(domain);
        return domain;
    }

    /** Refuses a domain that was not asked for. */
    void requireWanted(DomainName domain) throws RefusedReport {
        if (!options.about().isEmpty() && options.about().stream().noneMatch(domain::isAtOrBelow)) {
            throw new RefusedReport(RefusalKind.OTHER_DOMAIN, "is about " + domain + ", which was not asked for");
        }
    }

    Span span(ReportPeriod period, OddityCount oddities) throws RefusedReport {
        LocalDate day =
                period.day().orElseThrow(() -> new RefusedReport(RefusalKind.NO_PERIOD, "does not name its period"));
        Optional<Instant> begin = period.begin().value();
        Optional<Instant> end = period.end().value();
        if (begin.isPresent() && end.isPresent()) {
            if (end.get().isBefore(begin.get())) {
                throw new RefusedReport(RefusalKind.NO_PERIOD, "ends before it begins");
            }
            if (Duration.between(begin.get(), end.get()).compareTo(LONGEST_DAY) > 0) {
                oddities.note(OddityKind.LONG_PERIOD, "date_range");
            }
        }
        Instant last = end.or(() -> begin).orElseThrow();
        if (last.isAfter(options.clock().instant().plus(AHEAD))) {
            throw new RefusedReport(RefusalKind.IN_FUTURE, "has a period that ends in the future, on " + last);
        }
        return new Span(
                day,
                begin.map(Instant::getEpochSecond).orElse(0L),
                end.map(Instant::getEpochSecond).orElse(0L));
    }

    /** The domain of a mail address in a report. */
    static Optional<DomainName> mailDomain(String address) {
        int at = address.lastIndexOf('@');
        int end = address.indexOf('>', Math.max(at, 0));
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(DomainName.parse(address.substring(at + 1, end < 0 ? address.length() : end)
                            .strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
