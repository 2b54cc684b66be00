package dev.mailworthy.dnsbl.sweep;

/** A sweep cannot begin. The message is that of its {@link SweepProblem}. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SweepProblem problem;

    SweepException(SweepProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    SweepException(String message) {
        this(SweepProblem.of(message));
    }

    /** {@return why it cannot begin, and what to do} */
    public SweepProblem problem() {
        return problem;
    }
}
