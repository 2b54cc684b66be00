package dev.mailworthy.cli.render.spf;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.spf.publish.LintFinding;
import java.util.List;
import java.util.Optional;

/**
 * What a record's text has to answer for.
 *
 * @param subject the domain, or {@code record} for a text
 * @param source the record, or empty when there is none to read
 * @param missing what is in its place, when it is not there
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
