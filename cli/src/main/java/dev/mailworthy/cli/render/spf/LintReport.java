package dev.mailworthy.cli.render.spf;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.spf.publish.LintFinding;
import java.util.List;
import java.util.Optional;

/**
 * The faults of a record's text.
 *
 * @param subject the domain, or {@code record} for a text
 * @param source the record, or empty when there is none to read
 * @param missing why there is no record to read, or empty
 */
public record LintReport(
        String subject,
        Optional<String> source,
        String missing,
        List<LintFinding> findings,
        Optional<UnansweredCheck> unanswered) {
    public LintReport {
        findings = List.copyOf(findings);
    }

    /** The record with all fixes applied. Each finding with a fix has this same text. */
    Optional<String> fix() {
        return findings.stream().flatMap(finding -> finding.fix().stream()).findFirst();
    }

    public Verdict verdict() {
        if (unanswered.isPresent()) {
            return Verdict.INCONCLUSIVE;
        }
        Severity worst = findings.stream()
                .map(finding -> finding.type().severity())
                .max(Severity::compareTo)
                .orElse(source.isEmpty() ? Severity.ERROR : Severity.INFO);
        if (worst.compareTo(Severity.ERROR) >= 0) {
            return Verdict.BLOCKED;
        }
        return worst == Severity.WARNING ? Verdict.AT_RISK : Verdict.READY;
    }
}
