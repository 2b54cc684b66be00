package dev.mailworthy.core.receiver;

import java.util.List;
import java.util.function.Predicate;

/**
 * How one receiver takes mail from the sender.
 *
 * @param tier as which kind of sender
 * @param gates the pack's requirements, in its order
 */
public record ReceiverOutlook(ReceiverPack pack, Tier tier, List<Gate> gates) {
    public ReceiverOutlook {
        gates = List.copyOf(gates);
    }

    /**
     * One missed requirement for which mail is refused decides. Without one, silence of a check that belongs to the run leaves
     * it open; only when all is answered do lesser failings count.
     */
    public ReceiverVerdict verdict() {
        if (gates.stream().anyMatch(Gate::refuses)) {
            return ReceiverVerdict.REFUSE;
        }
        if (gates.stream().anyMatch(Gate::leavesOpen)) {
            return ReceiverVerdict.UNKNOWN;
        }
        return gates.stream().anyMatch(Gate::costsTrust) ? ReceiverVerdict.AT_RISK : ReceiverVerdict.ACCEPT;
    }

    /** The gates that made the verdict; none for one that accepts. */
    public List<Gate> deciding() {
        return switch (verdict()) {
            case REFUSE -> of(Gate::refuses);
            case UNKNOWN -> of(Gate::leavesOpen);
            case AT_RISK -> of(Gate::costsTrust);
            case ACCEPT -> List.of();
        };
    }

    /** The gates about which this run could not learn anything, and which therefore did not decide. */
    public List<Gate> notMeasured() {
        return of(gate -> gate.outcome() == GateOutcome.UNKNOWN && !gate.leavesOpen());
    }

    private List<Gate> of(Predicate<Gate> wanted) {
        return gates.stream().filter(wanted).toList();
    }
}
