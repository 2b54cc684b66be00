package dev.mailworthy.spf;

/** An evaluation cannot go on without an answer that is not there yet. Control flow within this package only. */
final class NeedsAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeedsAnswer() {
        super("an answer is needed", null, false, false);
    }
}
