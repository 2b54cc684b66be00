package dev.mailworthy.smtp.path;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How reliable a verdict is. */
public enum Confidence {
    /** Several observations agree, and none disagrees. */
    HIGH,
    /** The observations agree, but there are few of them. */
    MEDIUM,
    /** The observations allow another reading. */
    LOW;

    /** {@return the name in JSON} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
