package dev.mailworthy.core;

/** The answer to "will mail from here be accepted?". The exit code is the command line's. */
public enum Verdict {
    /** Nothing found that receivers act on, and every gate was answered. */
    READY("ready", 0),
    /** Mail leaves, but something found lowers trust. */
    AT_RISK("at-risk", 1),
    /** Mail cannot leave, or receivers refuse it. */
    BLOCKED("blocked", 2),
    /** A gate went unanswered, so nobody can say. */
    INCONCLUSIVE("inconclusive", 3);

    private final String label;
    private final int exitCode;

    Verdict(String label, int exitCode) {
        this.label = label;
        this.exitCode = exitCode;
    }

    /** The name that JSON and texts use. */
    public String label() {
        return label;
    }

    /** The exit code of a command that ends with this verdict. */
    public int exitCode() {
        return exitCode;
    }
}
