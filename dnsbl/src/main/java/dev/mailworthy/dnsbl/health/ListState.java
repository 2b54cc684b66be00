package dev.mailworthy.dnsbl.health;

/** What one list says about one target. */
public enum ListState {
    /** A block list has it. */
    LISTED("listed"),
    /** The list has nothing on it, and the list's own test entries proved in this run that it would say so. */
    NOT_LISTED("not-listed"),
    /** An allow list has it. */
    ALLOWED("allowed"),
    /** Nobody knows; the reason says why. */
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
