package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Severity;

/** How bad a code is, by its list. */
public enum CodeSeverity implements Labelled {
    /** Receivers refuse mail of a target with it. */
    HIGH(Severity.BLOCKER),
    /** Some receivers refuse mail of a target with it. */
    MEDIUM(Severity.ERROR),
    /** Receivers trust mail of a target with it less. */
    LOW(Severity.WARNING),
    /** It is worth knowing, and harms little. */
    INFORMATIONAL(Severity.NOTICE),
    /** It harms nothing. */
    NONE(Severity.INFO);

    private final Severity alone;

    CodeSeverity(Severity alone) {
        this.alone = alone;
    }

    /**
     * {@return how bad the code is for mail} A list that few receivers use does little harm.
     *
     * @param weight how many receivers use the list
     */
    public Severity at(Weight weight) {
        int steps = switch (weight) {
            case HIGH -> 0;
            case MEDIUM -> 1;
            case LOW -> 2;
            case INFORMATIONAL -> 3;
        };
        Severity floor = this == NONE ? Severity.INFO : Severity.NOTICE;
        return Severity.values()[Math.max(floor.ordinal(), alone.ordinal() - steps)];
    }
}
