package dev.mailworthy.cli.world;

/** Whether a run came to its end. */
public enum Completeness {
    COMPLETE("complete"),
    /** The user stopped the run; the report has the results up to then. */
    STOPPED("stopped"),
    /** The time limit of the run ended before all answers came. */
    OUT_OF_TIME("out-of-time");

    private final String label;

    Completeness(String label) {
        this.label = label;
    }

    /** The name that JSON uses. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException when no run has this label */
    public static Completeness ofLabel(String label) {
        for (Completeness how : values()) {
            if (how.label.equals(label)) {
                return how;
            }
        }
        throw new IllegalArgumentException("no run ends like that");
    }
}
