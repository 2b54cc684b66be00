package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who has to act on a {@link Remedy}. */
public enum Actor {
    YOU("you", "the operator of the mail server"),
    DNS_HOST("DNS host", "the operator of the name servers that have the domain's zone"),
    PROVIDER("provider", "the company that rents out the server and its addresses"),
    LIST_OPERATOR("list operator", "the operator of the blocklist"),
    RECEIVER("receiver", "the mail system that refuses");

    private final String label;
    private final String meaning;

    Actor(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The name in JSON and texts, for example {@code list operator}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What the name means, for a glossary. */
    public String meaning() {
        return meaning;
    }
}
