package dev.mailworthy.smtp.attempt;

import static dev.mailworthy.smtp.path.AttemptOutcome.ICMP_REJECT;
import static dev.mailworthy.smtp.path.AttemptOutcome.RST_ON_SYN;
import static dev.mailworthy.smtp.path.AttemptOutcome.SYN_TIMEOUT;

import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tries some connections once more, one at a time, to answer two questions. Is a refusal a TCP reset or an ICMP
 * message? {@link IcmpCounters} tell. Does a target that answered before still answer, or are connections rationed?
 */
final class Recheck {

    /** From this number of lost targets on, while another answers, connections may be rationed. */
    private static final int MANY_LOST = 2;

    private final IcmpCounters counters;
    private final Function<Destination, AttemptResult> attempt;

    Recheck(IcmpCounters counters, Function<Destination, AttemptResult> attempt) {
        this.counters = counters;
        this.attempt = attempt;
    }

    /** The paths with the right kind of refusal, and one more path for each port where connections may be rationed. */
    List<EgressPath> complete(List<Destination> destinations, List<EgressPath> paths) {
        List<EgressPath> complete = new ArrayList<>(paths);
        Set<OutgoingPort> ways = paths.stream()
                .filter(path -> path.role() == Role.TARGET)
                .map(EgressPath::way)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (OutgoingPort way : ways) {
            List<Integer> own = members(way, paths);
            nameRefusals(own, destinations, complete);
            again(own, destinations, complete).ifPresent(complete::add);
        }
        return complete;
    }

    private static List<Integer> members(OutgoingPort way, List<EgressPath> paths) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).role() == Role.TARGET && paths.get(i).way().equals(way)) {
                own.add(i);
            }
        }
        return own;
    }

    /**
     * If one refusal, tried alone, raises the counter of ICMP messages, all refusals of the port were ICMP messages.
     */
    private void nameRefusals(List<Integer> own, List<Destination> destinations, List<EgressPath> paths) {
        List<Integer> refused =
                own.stream().filter(i -> paths.get(i).outcome() == RST_ON_SYN).toList();
        if (refused.isEmpty()) {
            return;
        }
        Destination first = destinations.get(refused.get(0));
        OptionalLong before = counters.unreachables(first.family());
        AttemptResult result = attempt.apply(first);
        OptionalLong after = counters.unreachables(first.family());
        boolean counted = before.isPresent() && after.isPresent() && after.getAsLong() > before.getAsLong();
        if (counted && result.outcome() == RST_ON_SYN) {
            for (int i : refused) {
                paths.set(i, paths.get(i).withOutcome(ICMP_REJECT, "refused by an ICMP message"));
            }
        }
    }

    private Optional<EgressPath> again(List<Integer> own, List<Destination> destinations, List<EgressPath> paths) {
        long lost =
                own.stream().filter(i -> paths.get(i).outcome() == SYN_TIMEOUT).count();
        Optional<Integer> answered = own.stream()
                .filter(i -> paths.get(i).outcome().reach() == Reach.REACHED)
                .findFirst();
        if (lost < MANY_LOST || answered.isEmpty()) {
            return Optional.empty();
        }
        Destination before = destinations.get(answered.get());
        AttemptResult result = attempt.apply(before);
        return Optional.of(before.path(result, 1).inRole(Role.RECHECK));
    }
}
