package dev.mailworthy.core.score;

import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.PackJudge;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.receiver.StatementStanding;
import java.util.Comparator;
import java.util.List;

/**
 * The result of {@link Outlook#judge}.
 *
 * @param receivers in the order of the packs
 * @param score the reputation estimate; no verdict depends on it
 * @param findings what receivers' statements mean, and packs that are too old
 * @param standings how the statements of logs compare with our checks
 * @param sender what was judged
 */
public record OutlookReport(
        List<ReceiverOutlook> receivers,
        ScoreReport score,
        List<Finding> findings,
        List<StatementStanding> standings,
        SenderProfile sender) {

    /** The verdicts from the best to the worst. The worst one counts if receivers differ. */
    private static final List<Verdict> FROM_BEST =
            List.of(Verdict.READY, Verdict.AT_RISK, Verdict.INCONCLUSIVE, Verdict.BLOCKED);

    public OutlookReport {
        receivers = List.copyOf(receivers);
        findings = List.copyOf(findings);
        standings = List.copyOf(standings);
    }

    /**
     * {@return the verdicts of these receivers, if these facts held in place of the ones that were judged} All else stays.
     *
     * @param facts replace the facts of their keys and subjects
     */
    public List<ReceiverOutlook> receiversIf(List<Fact> facts) {
        SenderProfile other = sender.withFacts(facts);
        return receivers.stream()
                .map(receiver -> new PackJudge(receiver.pack(), other).judge(receiver.tier()))
                .toList();
    }

    /** {@return the worst verdict of these receivers; {@link Verdict#READY} without any} */
    public Verdict verdict() {
        return receivers.stream()
                .map(receiver -> receiver.verdict().verdict())
                .max(Comparator.comparing(FROM_BEST::indexOf))
                .orElse(Verdict.READY);
    }
}
