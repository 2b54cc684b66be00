package dev.mailworthy.dnsbl.health;

import java.util.Locale;

/** All lists' word on one target. */
public enum ListVerdict {
    /** Every list asked was proved usable, and none has it. */
    CLEAN,
    /** At least one block list has it. */
    LISTED,
    /** No list has it, but not all could be proved usable. */
    UNKNOWN;

    /** The name that JSON uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
