package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Labelled;

/** What a provider does to outgoing connections to a port. */
public enum PortPolicy implements Labelled {
    /** Connections do not leave the provider's network. */
    BLOCKED("closed"),
    /** The first few connections open, later ones do not. */
    THROTTLED("throttled: the first few connections open, later ones do not"),
    /** Connections leave the provider's network. */
    OPEN("open"),
    /** Open until the provider sees abuse. */
    REACTIVE("open until the provider sees abuse"),
    /** Closed until the customer opens it. */
    USER("closed until you open it in the provider's panel"),
    /** It depends on plan and account. */
    PLAN("open or closed by plan and account"),
    /** The policy is not known. */
    UNKNOWN("not known");

    private final String words;

    PortPolicy(String words) {
        this.words = words;
    }

    /** {@return the policy in a few words} */
    public String words() {
        return words;
    }
}
