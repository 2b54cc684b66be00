package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.assess.reports.FeedbackFindings;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code reports} has read.
 *
 * @param by the groups that the user wants instead of sources
 * @param stopped whether the user ended the run before the end of the sources
 */
public record ReportsReport(Feedback feedback, List<Finding> findings, Optional<MailGroup.By> by, boolean stopped)
        implements Report {
    public ReportsReport {
        findings = List.copyOf(findings);
    }

    public static ReportsReport of(Feedback feedback, Optional<MailGroup.By> by, boolean stopped) {
        return new ReportsReport(feedback, FeedbackFindings.of(feedback), by, stopped);
    }

    @Override
    public List<Confirmed> confirmed() {
        return List.of();
    }

    /** Whether a report of a proved sender says something. */
    public boolean isEnough() {
        return feedback.domains().stream().anyMatch(domain -> domain.counts().messages() > 0)
                || !feedback.tls().isEmpty()
                || !feedback.complaints().isEmpty()
                || !feedback.standing().isEmpty() && feedback.standing().isTrusted();
    }

    /** An error blocks, mail of the owner that fails is a risk, and without a report that counts nothing is decided. */
    public Verdict verdict() {
        if (findings.stream().anyMatch(finding -> finding.severity().compareTo(Severity.ERROR) >= 0)) {
            return Verdict.BLOCKED;
        }
        if (!isEnough()) {
            return Verdict.INCONCLUSIVE;
        }
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                ? Verdict.AT_RISK
                : unanswered().isEmpty() ? Verdict.READY : Verdict.INCONCLUSIVE;
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        List<UnansweredCheck> all = new ArrayList<>();
        long unproved = feedback.intake().unauthenticated();
        if (!isEnough()) {
            all.add(unanswered(
                    Reason.NOT_RECORDED,
                    "what receivers report",
                    unproved == 0
                            ? "no report was found"
                            : "nothing proves who sent the " + unproved + (unproved == 1 ? " report" : " reports"),
                    unproved == 0 ? Hint.Standard.COLLECT_REPORTS : Hint.Standard.GIVE_REPORT_MAILS));
        }
        feedback.domains().forEach(domain -> of(domain, all));
        if (stopped) {
            all.add(unanswered(
                    Reason.SKIPPED,
                    "all reports",
                    "the reading was stopped before the end of the sources",
                    Hint.Standard.LET_RUN_END));
        }
        return all;
    }

    private static void of(DomainMail domain, List<UnansweredCheck> all) {
        domain.sources().stream()
                .filter(source -> source.open().isPresent() && source.counts().failed() > 0)
                .forEach(source -> all.add(unanswered(
                        Reason.NOT_RECORDED,
                        "whose " + source.address() + " is",
                        source.open().orElseThrow(),
                        Hint.Standard.NAME_MAIL_SOURCES)));
        if (domain.counts().undecided() > 0) {
            all.add(unanswered(
                    Reason.NOT_RECORDED,
                    "DMARC of " + domain.domain(),
                    domain.counts().undecided() + " messages have no result in the reports",
                    Hint.Standard.COLLECT_REPORTS));
        }
    }

    private static UnansweredCheck unanswered(Reason why, String check, String detail, Hint hint) {
        return new UnansweredCheck(CheckArea.RECEIVERS, check, why, detail, hint);
    }
}
