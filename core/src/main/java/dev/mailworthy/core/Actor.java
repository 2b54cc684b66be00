package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who has to act on a {@link Remedy}. */
public enum Actor {
    /** Runs the mail server: the reader, also where they must ask or wait. */
    YOU("you", "the operator of the mail server"),
    /** Runs the name servers that have the domain's zone; it may be the reader. */
    DNS_HOST("DNS host", "the operator of the name servers that have the domain's zone"),
    /** Rents out the server and its addresses: sets reverse names and opens ports. */
    PROVIDER("provider", "the company that rents out the server and its addresses"),
    /** Keeps a blocklist, and decides who leaves it. */
    LIST_OPERATOR("list operator", "the operator of the blocklist"),
    /** Runs the mail system that refuses the mail. */
    RECEIVER("receiver", "the mail system that refuses");

    private final String label;
    private final String meaning;

    Actor(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** {@return the name in JSON and texts, for example {@code list operator}} */
    @JsonValue
    public String label() {
        return label;
    }

    /** {@return what the name means, for a glossary} */
    public String meaning() {
        return meaning;
    }
}
