package dev.mailworthy.spf;

/** Stops an {@link Evaluation} that needs a missing answer. It does not leave this package. */
final class NeedsAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeedsAnswer() {
        super("an answer is needed", null, false, false);
    }
}
