package dev.mailworthy.dnsbl.health;

/** The state of one target on one list. */
public enum ListState {
    /** A blocklist has the target. */
    LISTED("listed"),
    /** The list does not have the target. The list's own test entries proved in this run that the list answers. */
    NOT_LISTED("not-listed"),
    /** An allow list has the target. */
    ALLOWED("allowed"),
    /** It is not known; {@link ListResult#why} has the reason. */
    UNANSWERED("unanswered");

    private final String label;

    ListState(String label) {
        this.label = label;
    }

    /** The name that JSON uses. */
    public String label() {
        return label;
    }
}
