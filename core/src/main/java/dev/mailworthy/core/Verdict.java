package dev.mailworthy.core;

import java.util.Collection;

/** The answer to "will mail from here be accepted?". The exit code is the command line's. */
public enum Verdict implements Labelled {
    /** Every check was answered, and nothing was found that receivers act on. */
    READY(0),
    /** Mail leaves, but a finding lowers trust. */
    AT_RISK(1),
    /** Mail cannot leave, most receivers refuse it, or a receiver that the user named refuses it. */
    BLOCKED(2),
    /** A check that decides has no answer. */
    INCONCLUSIVE(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /**
     * {@return the verdict of a whole run} One {@link Severity#BLOCKER} blocks. Without one, a single unanswered check leaves the
     * verdict {@link #INCONCLUSIVE}. Only when every check was answered, lesser findings decide between {@link #AT_RISK} and
     * {@link #READY}.
     *
     * @param findings of all checks
     * @param unanswered of all checks
     */
    public static Verdict of(Collection<Finding> findings, Collection<UnansweredCheck> unanswered) {
        Severity worst = findings.stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        if (worst == Severity.BLOCKER) {
            return BLOCKED;
        }
        if (!unanswered.isEmpty()) {
            return INCONCLUSIVE;
        }
        return worst.compareTo(Severity.WARNING) >= 0 ? AT_RISK : READY;
    }

    /** {@return the exit code of a command that ends with this verdict} */
    public int exitCode() {
        return exitCode;
    }
}
