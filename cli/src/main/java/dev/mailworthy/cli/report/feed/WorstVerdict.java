package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The verdict of a run over several domains: that of the worst one. From the best to the worst: READY, AT_RISK, INCONCLUSIVE,
 * BLOCKED. A domain that was not checked, and a line that names no domain, count as INCONCLUSIVE.
 */
public final class WorstVerdict {

    private static final List<Verdict> FROM_BEST =
            List.of(Verdict.READY, Verdict.AT_RISK, Verdict.INCONCLUSIVE, Verdict.BLOCKED);

    private WorstVerdict() {}

    /** @param verdicts those of the domains that were checked */
    public static Verdict of(Collection<Verdict> verdicts, FeedEnd end) {
        boolean whole = end.completeness() == Completeness.COMPLETE
                && end.notChecked() == 0
                && end.leftOut() == 0
                && !verdicts.isEmpty();
        Verdict least = whole ? Verdict.READY : Verdict.INCONCLUSIVE;
        return verdicts.stream()
                .filter(verdict -> FROM_BEST.indexOf(verdict) > FROM_BEST.indexOf(least))
                .max(Comparator.comparing(FROM_BEST::indexOf))
                .orElse(least);
    }
}
