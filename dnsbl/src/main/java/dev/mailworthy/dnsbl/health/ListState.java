package dev.mailworthy.dnsbl.health;

import com.fasterxml.jackson.annotation.JsonValue;

/** The state of one target on one list. */
public enum ListState {
    /** A blocklist has the target. */
    LISTED("listed"),
    /** The list does not have the target, and its own test entries proved in this run that it works. */
    NOT_LISTED("not-listed"),
    /** An allow list has the target. */
    ALLOWED("allowed"),
    /** The state is not known; {@link ListResult#why} has the reason. */
    UNANSWERED("unanswered");

    private final String label;

    ListState(String label) {
        this.label = label;
    }

    /** {@return the name that JSON uses} */
    @JsonValue
    public String label() {
        return label;
    }
}
