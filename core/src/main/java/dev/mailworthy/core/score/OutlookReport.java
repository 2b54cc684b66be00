package dev.mailworthy.core.score;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import java.util.Comparator;
import java.util.List;

/**
 * What all evidence comes to.
 *
 * @param receivers in the packs' order
 * @param findings what receivers said beside and against our checks, and packs that are too old
 */
public record OutlookReport(List<ReceiverOutlook> receivers, ScoreReport score, List<Finding> findings) {

    /** What weighs most where receivers differ. */
    private static final List<Verdict> FROM_BEST =
            List.of(Verdict.READY, Verdict.AT_RISK, Verdict.INCONCLUSIVE, Verdict.BLOCKED);

    public OutlookReport {
        receivers = List.copyOf(receivers);
        findings = List.copyOf(findings);
    }

    /** The verdict if exactly these receivers count; ready without any. */
    public Verdict verdict() {
        return receivers.stream()
                .map(receiver -> receiver.verdict().verdict())
                .max(Comparator.comparing(FROM_BEST::indexOf))
                .orElse(Verdict.READY);
    }
}
