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
 * The result of a check, with the lint of the SPF record.
 *
 * @param lint findings of the lint that the check does not make; they do not count for the verdict
 * @param unread checks that the lint could not make
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

    /** Findings of WARNING or more that are new or more severe. */
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
     * Checks that are unanswered now and were answered before. Checks of NOT_CONFIGURED do not count: a requirement
     * that only a message shows may appear when others are met.
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

    /** The {@link Finding findings} of this standing that are gone in the later one. */
    List<Finding> goneIn(PlanStanding after) {
        return findings().stream().filter(finding -> !after.has(finding)).toList();
    }
}
