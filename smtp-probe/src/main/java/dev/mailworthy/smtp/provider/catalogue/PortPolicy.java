package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Labelled;

/** What a provider does to outgoing connections to a port. */
public enum PortPolicy implements Labelled {
    BLOCKED("closed"),
    THROTTLED("throttled: the first few connections open, later ones do not"),
    OPEN("open"),
    /** Open until the provider sees abuse. */
    REACTIVE("open until the provider sees abuse"),
    /** Closed until the customer opens it. */
    USER("closed until you open it in the provider's panel"),
    PLAN("open or closed by plan and account"),
    UNKNOWN("not known");

    private final String words;

    PortPolicy(String words) {
        this.words = words;
    }

    /** The policy in a few words. */
    public String words() {
        return words;
    }
}
