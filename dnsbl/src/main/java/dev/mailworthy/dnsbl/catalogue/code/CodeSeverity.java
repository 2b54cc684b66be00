package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Severity;

/** How bad a code is, by its list. */
public enum CodeSeverity implements Labelled {
    HIGH(Severity.BLOCKER),
    MEDIUM(Severity.ERROR),
    LOW(Severity.WARNING),
    INFORMATIONAL(Severity.NOTICE),
    NONE(Severity.INFO);

    private final Severity alone;

    CodeSeverity(Severity alone) {
        this.alone = alone;
    }

    /** How bad the code is for mail. A list that few receivers use does little harm. */
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
