package dev.mailworthy.core;

/** Who has to act for a remedy to happen. */
public enum Actor {
    YOU("you", "whoever runs the mail server"),
    DNS_HOST("DNS host", "whoever hosts the domain's zone"),
    PROVIDER("provider", "whoever rents out the server and its addresses"),
    LIST_OPERATOR("list operator", "whoever runs the blocklist"),
    RECEIVER("receiver", "the mail system that refuses");

    private final String label;
    private final String meaning;

    Actor(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The name that JSON and texts use. */
    public String label() {
        return label;
    }

    /** The actor in words. */
    public String meaning() {
        return meaning;
    }
}
