package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a receiver does with mail that misses a {@link Requirement}, mildest first. */
public enum Enforcement {
    /** No effect that a sender notices. It never decides a verdict. */
    ADVICE,
    /** It puts the mail into the spam folder or slows it down. */
    DISTRUST,
    /** It refuses the mail. */
    REFUSE;

    /** {@return the name in JSON and data files, in lower case} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
