package dev.mailworthy.core.receiver;

import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * One {@link Requirement} of a receiver, compared with what is known about the sender. The gates of a pack decide the
 * {@link ReceiverVerdict}.
 *
 * @param requirement of the receiver's pack
 * @param outcome whether it is met
 * @param enforcement what happens to mail that misses it; a {@link ReceiverStatement} can be harsher or milder than the requirement
 * @param why the fact or the statement that decided, safe to print
 * @param unknownBecause present if and only if the outcome is {@link GateOutcome#UNKNOWN}
 */
public record Gate(
        Requirement requirement,
        GateOutcome outcome,
        Enforcement enforcement,
        String why,
        Optional<UnknownCause> unknownBecause) {
    /** @throws IllegalArgumentException unless exactly an unknown outcome has a reason */
    public Gate {
        if ((outcome == GateOutcome.UNKNOWN) != unknownBecause.isPresent()) {
            throw new IllegalArgumentException("an unknown outcome needs a cause; other outcomes must have none");
        }
        why = Printable.text(why);
    }

    /** Whether the receiver refuses mail because of it. */
    boolean refuses() {
        return outcome == GateOutcome.FAIL && enforcement == Enforcement.REFUSE;
    }

    /** Whether the receiver trusts mail less because of it. */
    boolean costsTrust() {
        return outcome == GateOutcome.FAIL && enforcement == Enforcement.DISTRUST;
    }

    /** Whether the receiver's verdict stays unknown because of it. */
    boolean leavesOpen() {
        return enforcement != Enforcement.ADVICE
                && unknownBecause
                        .filter(cause -> cause == UnknownCause.UNANSWERED
                                || requirement.measurement().visibility() == Visibility.ALWAYS)
                        .isPresent();
    }
}
