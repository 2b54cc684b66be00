package dev.mailworthy.spf;

/** A record that does not follow the grammar. It never leaves the package: outside it is a permerror. */
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    /** The term as published. */
    final transient String term;

    SpfSyntaxException(String term, String problem) {
        super(problem);
        this.term = term;
    }
}
