package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check says, and what the SPF record's text shows to its publisher beside that.
 *
 * @param lint findings that are not the check's and do not count for its verdict
 * @param unread what the look at the record's text was not told
 */
public record PlanStanding(CheckReport report, List<Finding> lint, List<UnansweredCheck> unread) {
    public PlanStanding {
        lint = List.copyOf(lint);
        unread = List.copyOf(unread);
    }

    public List<Finding> findings() {
        return Stream.concat(report.findings().stream(), lint.stream()).toList();
    }

    boolean has(Finding finding) {
        return findings().stream().anyMatch(other -> other.fingerprint().equals(finding.fingerprint()));
    }

    /** Findings of warning or more that the other did not have, or that weigh more than they did there. */
    List<Finding> worseThan(PlanStanding before) {
        Map<String, Severity> known = before.findings().stream()
                .collect(Collectors.toMap(
                        Finding::fingerprint, Finding::severity, (a, b) -> a.compareTo(b) > 0 ? a : b));
        return findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                .filter(finding ->
                        finding.severity().compareTo(known.getOrDefault(finding.fingerprint(), Severity.INFO)) > 0)
                .toList();
    }

    /**
     * Checks that nobody answered here, though they were answered there. What was not configured was never asked: a
     * requirement that only a message shows comes to light when others are met.
     */
    List<UnansweredCheck> silentSince(PlanStanding before) {
        Set<String> known = before.silence().map(UnansweredCheck::check).collect(Collectors.toSet());
        return silence()
                .filter(check -> check.why() != Reason.NOT_CONFIGURED && !known.contains(check.check()))
                .toList();
    }

    private Stream<UnansweredCheck> silence() {
        return Stream.concat(report.unanswered().stream(), unread.stream());
    }

    /** What is found here and no longer there. */
    List<Finding> goneIn(PlanStanding after) {
        return findings().stream().filter(finding -> !after.has(finding)).toList();
    }
}
