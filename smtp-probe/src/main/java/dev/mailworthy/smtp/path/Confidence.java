package dev.mailworthy.smtp.path;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How reliable a verdict is. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    /** The name in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
