package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a {@link Requirement} is met. */
public enum GateOutcome {
    /** The requirement is met, as far as it was measured. */
    PASS,
    /** The requirement is not met. */
    FAIL,
    /** It could not be measured whether the requirement is met. */
    UNKNOWN,
    /** The requirement is not for this sender. */
    NOT_APPLICABLE;

    /** {@return the name in JSON, for example {@code not-applicable}} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
