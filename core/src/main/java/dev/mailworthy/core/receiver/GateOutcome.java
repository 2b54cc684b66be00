package dev.mailworthy.core.receiver;

import java.util.Locale;

/** Whether a requirement is met. */
public enum GateOutcome {
    PASS,
    FAIL,
    UNKNOWN,
    /** The requirement is not for this sender. */
    NOT_APPLICABLE;

    /** The name that JSON uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
