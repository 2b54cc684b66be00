package dev.mailworthy.cli.render.spf;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.publish.SpfSurvey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The faults of a record's text.
 *
 * @param subject the domain, or {@code record} for a text
 * @param source the record, or empty when there is none to read
 * @param findings at most 100, in the order of the text
 * @param leftOut the number of further findings, none of them more severe
 * @param missing why there is no record to read, or empty
 * @param survey the lookups and addresses of a published record; empty for a text and where the DNS did not answer
 */
public record LintReport(
        String subject,
        Optional<String> source,
        String missing,
        List<LintFinding> findings,
        int leftOut,
        Optional<UnansweredCheck> unanswered,
        Optional<SpfSurvey> survey) {

    /** More findings than a person reads. Each of them can be as long as a part of the record. */
    private static final int MOST = 100;

    public LintReport {
        findings = List.copyOf(findings);
    }

    /** A report on a record that was read, with the most severe findings in the order of the text. */
    public static LintReport of(String subject, String source, List<LintFinding> all) {
        List<LintFinding> worst = all.stream()
                .sorted(Comparator.comparing(
                        (LintFinding finding) -> finding.type().severity(), Comparator.reverseOrder()))
                .limit(MOST)
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
        return new LintReport(
                subject, Optional.of(source), "", worst, all.size() - worst.size(), Optional.empty(), Optional.empty());
    }

    /** A report without a record. */
    public static LintReport without(String subject, String missing, Optional<UnansweredCheck> unanswered) {
        return new LintReport(subject, Optional.empty(), missing, List.of(), 0, unanswered, Optional.empty());
    }

    /** This report with the survey of the published record. */
    public LintReport with(SpfSurvey surveyed) {
        return new LintReport(subject, source, missing, findings, leftOut, unanswered, Optional.of(surveyed));
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
