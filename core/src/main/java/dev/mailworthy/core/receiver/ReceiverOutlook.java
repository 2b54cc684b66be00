package dev.mailworthy.core.receiver;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one receiver is expected to do with mail from the sender.
 *
 * @param pack of the receiver
 * @param tier the kind of sender that is assumed
 * @param gates one for each requirement of the pack, in its order
 */
public record ReceiverOutlook(ReceiverPack pack, Tier tier, List<Gate> gates) {
    public ReceiverOutlook {
        gates = List.copyOf(gates);
    }

    /**
     * {@return one gate that refuses mail decides} Without one, a gate that {@linkplain Gate#leavesOpen leaves the verdict open}
     * decides. Only without both, a gate that costs trust counts.
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

    /** {@return the gates that decided {@link #verdict()}; none for {@link ReceiverVerdict#ACCEPT}} */
    public List<Gate> deciding() {
        return switch (verdict()) {
            case REFUSE -> of(Gate::refuses);
            case UNKNOWN -> of(Gate::leavesOpen);
            case AT_RISK -> of(Gate::costsTrust);
            case ACCEPT -> List.of();
        };
    }

    /** {@return the gates that this run could not measure} They decide nothing. */
    public List<Gate> notMeasured() {
        return of(gate -> gate.outcome() == GateOutcome.UNKNOWN && !gate.leavesOpen());
    }

    private List<Gate> of(Predicate<Gate> wanted) {
        return gates.stream().filter(wanted).toList();
    }
}
