package dev.mailworthy.core;

/** Why a question has no answer. The lower-case form is used in JSON. */
public enum Reason {
    /** No reply within the deadline. */
    TIMEOUT("timeout"),
    /** The resolver answered SERVFAIL: it could not, or DNSSEC validation failed. */
    SERVFAIL("servfail"),
    /** The source answered, and said that it will not answer us. */
    REFUSED("refused"),
    /** The source answers, but not this often. */
    RATE_LIMITED("rate-limited"),
    /** The resolver puts answers of its own in place of the source's. */
    REWRITTEN("rewritten-by-resolver"),
    /** The source's own test entries answered wrongly, so nothing else it says counts. */
    CANARY_FAILED("canary-failed"),
    /** A reply came that does not follow the protocol. */
    MALFORMED("malformed"),
    /** This machine has no route, no address or no network for the question. */
    NO_CONNECTIVITY("no-connectivity"),
    /** The operating system refused what the question needs. */
    NO_PERMISSION("no-permission"),
    /** A key, an address or another setting is missing. */
    NOT_CONFIGURED("not-configured"),
    /** This version does not evaluate it. */
    NOT_SUPPORTED("not-supported"),
    /** The user asked to leave it out, or stopped the run. */
    SKIPPED("skipped");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    /** The name that JSON and texts use. */
    public String label() {
        return label;
    }
}
