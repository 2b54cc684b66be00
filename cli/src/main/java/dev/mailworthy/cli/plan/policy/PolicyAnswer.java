package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a {@link PolicyQuestion}.
 *
 * @param lost mail of the owner that would be lost, most messages first
 * @param forwarded what forwarders would lose of the owner's mail
 * @param strangers failing mail of sources that are not the owner's as far as is known: the policy is for them
 * @param strangest the largest of these sources
 * @param coverage how much the reports show
 * @param unanswered what is missing for a yes
 * @param changes record sets that save lost mail, each proved
 * @param path the steps to the wanted policy that are not taken yet
 */
public record PolicyAnswer(
        PolicyQuestion question,
        PolicyOutcome outcome,
        List<LostMail> lost,
        Forwarded forwarded,
        MailCounts strangers,
        List<MailSource> strangest,
        ReportCoverage coverage,
        List<UnansweredCheck> unanswered,
        List<SetChange> changes,
        List<PolicyStage> path) {
    public PolicyAnswer {
        lost = List.copyOf(lost);
        strangest = List.copyOf(strangest);
        unanswered = List.copyOf(unanswered);
        changes = List.copyOf(changes);
        path = List.copyOf(path);
    }

    /**
     * Mail that came through forwarders.
     *
     * @param messages all of it
     * @param lost what would be lost
     */
    public record Forwarded(long messages, long lost) {}

    /** This answer of a run that the user ended: not all reports were read, so that a yes is unanswered. */
    public PolicyAnswer stopped() {
        List<UnansweredCheck> open = new ArrayList<>(unanswered);
        open.add(new UnansweredCheck(
                CheckArea.RECEIVERS,
                "all reports",
                Reason.SKIPPED,
                "the run was stopped before its end",
                Hint.Standard.LET_RUN_END));
        return new PolicyAnswer(
                question,
                outcome == PolicyOutcome.YES ? PolicyOutcome.UNANSWERED : outcome,
                lost,
                forwarded,
                strangers,
                strangest,
                coverage,
                open,
                outcome == PolicyOutcome.YES ? List.of() : changes,
                path);
    }

    /** Yes is ready, no is at risk, unanswered is inconclusive. */
    public Verdict verdict() {
        return switch (outcome) {
            case YES -> Verdict.READY;
            case NO -> Verdict.AT_RISK;
            case UNANSWERED -> Verdict.INCONCLUSIVE;
        };
    }

    /** Whether the proposed records save all lost mail. */
    public boolean savesAll() {
        return !lost.isEmpty() && lost.stream().allMatch(each -> each.rescue() == LostMail.Rescue.SAVED);
    }
}
