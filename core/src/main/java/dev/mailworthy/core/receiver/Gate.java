package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Printable;
import java.util.Optional;

/**
 * One requirement, held against what is known.
 *
 * @param enforcement what missing it leads to; a receiver's own words can be harsher or milder than its requirement
 * @param why what decided, safe to print
 * @param unknownBecause set exactly when the outcome is unknown
 */
public record Gate(
        Requirement requirement,
        GateOutcome outcome,
        Enforcement enforcement,
        String why,
        Optional<UnknownCause> unknownBecause) {
    public Gate {
        if ((outcome == GateOutcome.UNKNOWN) != unknownBecause.isPresent()) {
            throw new IllegalArgumentException("an unknown outcome has a cause, and no other has one");
        }
        why = Printable.text(why);
    }

    /** Whether mail is refused for it. */
    boolean refuses() {
        return outcome == GateOutcome.FAIL && enforcement == Enforcement.REFUSE;
    }

    /** Whether it costs trust. */
    boolean costsTrust() {
        return outcome == GateOutcome.FAIL && enforcement == Enforcement.DISTRUST;
    }

    /** Whether its silence keeps everybody from saying how the receiver takes mail. */
    boolean leavesOpen() {
        return enforcement != Enforcement.ADVICE
                && unknownBecause
                        .filter(cause -> cause == UnknownCause.UNANSWERED
                                || requirement.measurement().visibility() == Visibility.ALWAYS)
                        .isPresent();
    }
}
