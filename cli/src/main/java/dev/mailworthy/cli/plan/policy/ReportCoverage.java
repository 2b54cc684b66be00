package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much the reports show.
 *
 * @param from the first day; empty without a report
 * @param to the last day
 * @param reporters who reported, the one with most messages first
 * @param messages all messages
 * @param passed messages that passed
 */
public record ReportCoverage(
        Optional<LocalDate> from, Optional<LocalDate> to, List<ReporterDays> reporters, long messages, long passed) {

    /** Two weeks have each weekday twice, so that a weekly newsletter is seen. */
    public static final int FEWEST_DAYS = 14;

    /** One receiver alone sees one part of the mail. */
    public static final int FEWEST_REPORTERS = 2;

    /** With 100 messages that pass, a stream of 3 % of the mail is missed in 5 of 100 cases. */
    public static final long FEWEST_MESSAGES = 100;

    /** Older reports do not show today's senders. */
    public static final int OLDEST_DAYS = 14;

    public ReportCoverage {
        reporters = List.copyOf(reporters);
    }

    public static ReportCoverage of(DomainMail mail) {
        Optional<LocalDate> from = mail.from();
        Optional<LocalDate> to = mail.to();
        List<ReporterDays> reporters = mail.rows().stream()
                .collect(Collectors.groupingBy(SeenMail::reporter, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> ReporterDays.of(each.getKey(), each.getValue(), from.orElseThrow(), to.orElseThrow()))
                .sorted(Comparator.comparingLong(ReporterDays::messages)
                        .reversed()
                        .thenComparing(ReporterDays::reporter))
                .toList();
        return new ReportCoverage(
                from, to, reporters, mail.counts().messages(), mail.counts().dmarcPass());
    }

    /** Days from the first to the last, both included. */
    public long days() {
        return from.isEmpty() ? 0 : ChronoUnit.DAYS.between(from.orElseThrow(), to.orElseThrow()) + 1;
    }

    /** What is missing for a yes. */
    List<UnansweredCheck> gaps(LocalDate today) {
        List<UnansweredCheck> all = new ArrayList<>();
        if (days() < FEWEST_DAYS) {
            all.add(gap("days", days() + " days of reports; " + FEWEST_DAYS + " are needed"));
        }
        if (reporters.size() < FEWEST_REPORTERS) {
            all.add(gap("receivers", reporters.size() + " receivers report; " + FEWEST_REPORTERS + " are needed"));
        }
        if (passed < FEWEST_MESSAGES) {
            all.add(gap("mail", passed + " messages passed; " + FEWEST_MESSAGES + " are needed"));
        }
        to.filter(last -> last.isBefore(today.minusDays(OLDEST_DAYS)))
                .ifPresent(last -> all.add(
                        gap("age", "the last report is of " + last + ", more than " + OLDEST_DAYS + " days ago")));
        reporters.stream()
                .filter(reporter -> !reporter.missing().isEmpty())
                .forEach(reporter -> all.add(gap("days of " + reporter.reporter(), missing(reporter))));
        return all;
    }

    private static String missing(ReporterDays reporter) {
        int days = reporter.missing().size();
        return "no report for " + reporter.missing().get(0) + (days == 1 ? "" : " and " + (days - 1) + " more days")
                + ", where its other weeks have one";
    }

    private static UnansweredCheck gap(String what, String detail) {
        return new UnansweredCheck(
                CheckArea.RECEIVERS,
                "coverage of the reports: " + what,
                Reason.NOT_RECORDED,
                detail,
                Hint.Standard.COLLECT_REPORTS);
    }
}
