package dev.mailworthy.spf;

/** Stops an {@link Evaluation} that needs an answer that has not come yet. Control flow within this package only. */
final class NeedsAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeedsAnswer() {
        super("an answer is needed", null, false, false);
    }
}
