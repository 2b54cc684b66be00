package dev.mailworthy.core.receiver;

import java.util.Locale;

/** What a receiver does with mail that misses a requirement, mildest first. */
public enum Enforcement {
    /** Nothing that a sender would notice; it never decides. */
    ADVICE,
    /** Files it away, or slows it down. */
    DISTRUST,
    /** Refuses it. */
    REFUSE;

    /** The name that JSON and data files use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
