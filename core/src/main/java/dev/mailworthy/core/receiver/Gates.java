package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import java.util.Collection;

/** The gates that come before any score. Silence never opens one and never closes one. */
public final class Gates {

    private Gates() {}

    /**
     * One blocker blocks. Without one, a single unanswered check leaves the matter open. Only when all is answered do
     * lesser findings decide between at risk and ready.
     */
    public static Verdict decide(Collection<Finding> findings, Collection<UnansweredCheck> unanswered) {
        if (worst(findings).compareTo(Severity.BLOCKER) >= 0) {
            return Verdict.BLOCKED;
        }
        if (!unanswered.isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        return worst(findings).compareTo(Severity.WARNING) >= 0 ? Verdict.AT_RISK : Verdict.READY;
    }

    private static Severity worst(Collection<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
    }
}
