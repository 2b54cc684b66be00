package dev.mailworthy.dnsbl.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The verdict of all lists on one target. */
public enum ListVerdict {
    /** Every list was proved by its test entries, and none has the target. */
    CLEAN,
    /** At least one blocklist has the target. */
    LISTED,
    /** No list has the target, but a list went unanswered or no list was queried. */
    UNKNOWN;

    /** {@return the name that JSON uses} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
