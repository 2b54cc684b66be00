package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a {@link Requirement} is met. */
public enum GateOutcome {
    PASS,
    FAIL,
    UNKNOWN,
    /** The requirement is not for this sender. */
    NOT_APPLICABLE;

    /** The name in JSON, for example {@code not-applicable}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
