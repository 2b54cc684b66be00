package dev.mailworthy.core;

/** The answer to "will mail from here be accepted?". The exit code is the command line's. */
public enum Verdict implements Labelled {
    /** Nothing found that receivers act on, and every gate was answered. */
    READY(0),
    /** Mail leaves, but something found lowers trust. */
    AT_RISK(1),
    /** Mail cannot leave, something was found that receivers refuse at sight, or a receiver that was asked for will refuse. */
    BLOCKED(2),
    /** A gate went unanswered, so nobody can say. */
    INCONCLUSIVE(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this verdict. */
    public int exitCode() {
        return exitCode;
    }
}
