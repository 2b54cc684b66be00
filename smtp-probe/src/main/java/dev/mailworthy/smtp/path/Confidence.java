package dev.mailworthy.smtp.path;

import java.util.Locale;

/** How far a verdict can be relied on. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    /** The name that JSON uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
