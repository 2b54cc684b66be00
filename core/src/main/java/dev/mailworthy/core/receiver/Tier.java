package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of sender that a {@link Requirement} is for. */
public enum Tier {
    /** Every sender. */
    ALL,
    /** Senders of thousands of messages a day to one receiver. Requirements for all senders apply to them too. */
    BULK;

    /** {@return the name in JSON and data files, in lower case} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a requirement for that kind of sender applies to this one. */
    boolean includes(Tier requirement) {
        return compareTo(requirement) >= 0;
    }
}
