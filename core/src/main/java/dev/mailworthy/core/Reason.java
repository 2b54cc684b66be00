package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a question has no answer. */
public enum Reason {
    /** No reply within the deadline. */
    TIMEOUT("timeout"),
    /** The resolver answered SERVFAIL: it reached no name server, or DNSSEC validation failed. */
    SERVFAIL("servfail"),
    /** The resolver answered FORMERR or BADVERS: it does not understand the question. */
    FORMERR("formerr"),
    /** The resolver answered NOTIMP: it does not answer questions of this kind (RFC 1035 section 4.1.1). */
    NOTIMP("notimp"),
    /** The source refused to answer this client. */
    REFUSED("refused"),
    /** The source limits the questions of one client, and the limit is reached. */
    RATE_LIMITED("rate-limited"),
    /** The resolver replaces the answers of the source with its own. */
    REWRITTEN("rewritten-by-resolver"),
    /** The list failed its self-test (RFC 5782 section 5), so that its other answers do not count. */
    CANARY_FAILED("canary-failed"),
    /** A reply came that does not follow the protocol. */
    MALFORMED("malformed"),
    /** This machine has no route, no address or no network for the question. */
    NO_CONNECTIVITY("no-connectivity"),
    /** The operating system refused an operation that the question needs. */
    NO_PERMISSION("no-permission"),
    /** A key, an address or another setting is missing. */
    NOT_CONFIGURED("not-configured"),
    /** This program does not evaluate it. */
    NOT_SUPPORTED("not-supported"),
    /** The log that was read does not record it. */
    NOT_RECORDED("not-recorded"),
    /** The user left it out or stopped the run. */
    SKIPPED("skipped");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    /** {@return the name in JSON and texts, for example {@code rate-limited}} */
    @JsonValue
    public String label() {
        return label;
    }
}
