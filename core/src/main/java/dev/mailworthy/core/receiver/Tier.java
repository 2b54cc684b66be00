package dev.mailworthy.core.receiver;

import java.util.Locale;

/** Whom a requirement is for, and whom a verdict is about. */
public enum Tier {
    /** Every sender. */
    ALL,
    /** Senders of thousands of messages a day to one receiver; what holds for all holds for them. */
    BULK;

    /** The name that JSON and data files use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Tier requirement) {
        return compareTo(requirement) >= 0;
    }
}
