package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a {@link Finding} matters to receivers, mildest first. */
public enum Severity {
    /** Worth knowing; nothing to do. */
    INFO,
    /** A habit worth changing; no receiver refuses mail for it. */
    NOTICE,
    /** Some receivers lower their trust or send mail to the spam folder. */
    WARNING,
    /** Some receivers refuse mail. */
    ERROR,
    /** Mail cannot leave, or most receivers refuse it. */
    BLOCKER;

    /** {@return the name in JSON and texts, in lower case} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
