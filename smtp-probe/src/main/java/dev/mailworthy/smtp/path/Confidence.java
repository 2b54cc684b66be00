package dev.mailworthy.smtp.path;

import java.util.Locale;

/** How reliable a verdict is. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
