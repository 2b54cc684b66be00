package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tries whether packets are lost because of their length, with conversations that differ in nothing else and are held side by side.
 * If replies were lost, the servers are asked for the same replies in small packets and in usual ones. If TLS came about, this
 * machine sends one packet of full length to a server that had answered small ones. {@link SizeSigns} judges the results.
 */
final class SizeTrial {

    /** At most this number of operators is tried again, to spare the receivers. */
    static final int OPERATORS = 3;

    /** One more conversation with a server. */
    record Trial(Destination destination, Packets packets) {}

    /** The length of a conversation's packets, and the role of its path. */
    enum Packets {
        /** As the systems on both sides choose it. */
        USUAL(Role.RECHECK),
        /** The server sends small ones. */
        SMALL(Role.SMALL_PACKETS),
        /** This machine sends one of full length. */
        FULL(Role.LARGE_PACKETS);

        private final Role role;

        Packets(Role role) {
            this.role = role;
        }
    }

    private final Function<List<Trial>, List<EgressPath>> sideBySide;

    SizeTrial(Function<List<Trial>, List<EgressPath>> sideBySide) {
        this.sideBySide = sideBySide;
    }

    /** The paths of the trials, each in a role of its own. On a network without losses it is one path to a way out. */
    List<EgressPath> of(List<Destination> destinations, List<EgressPath> paths) {
        Set<OutgoingPort> ways = paths.stream()
                .filter(path -> path.role() == Role.TARGET)
                .map(EgressPath::way)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<EgressPath> trials = new ArrayList<>();
        for (OutgoingPort way : ways) {
            List<Destination> lost = ofOperators(way, destinations, paths, SizeSigns::isLostReply);
            List<Destination> secured = MailPort.SMTP.is(way.port())
                    ? ofOperators(way, destinations, paths, SizeSigns::isSecured)
                    : List.of();
            if (lost.size() >= SizeSigns.ENOUGH) {
                trials.addAll(hold(lost, Packets.SMALL, Packets.USUAL));
            } else if (!secured.isEmpty()) {
                trials.addAll(full(secured));
            }
        }
        return trials;
    }

    /** One packet that is answered is enough to see that long ones leave. */
    private List<EgressPath> full(List<Destination> secured) {
        List<EgressPath> first = hold(secured.subList(0, 1), Packets.FULL);
        return first.stream().allMatch(SizeSigns::isUnansweredHello) && secured.size() >= SizeSigns.ENOUGH
                ? hold(secured, Packets.FULL, Packets.USUAL)
                : first;
    }

    private List<EgressPath> hold(List<Destination> some, Packets... lengths) {
        List<Trial> trials = some.stream()
                .flatMap(destination -> Stream.of(lengths).map(length -> new Trial(destination, length)))
                .toList();
        List<EgressPath> held = sideBySide.apply(trials);
        return IntStream.range(0, trials.size())
                .mapToObj(i -> held.get(i).inRole(trials.get(i).packets().role))
                .toList();
    }

    /** The first fitting destination of each operator, for a few operators. */
    private static List<Destination> ofOperators(
            OutgoingPort way, List<Destination> destinations, List<EgressPath> paths, Predicate<EgressPath> fits) {
        Map<String, Destination> first = new LinkedHashMap<>();
        IntStream.range(0, destinations.size())
                .filter(i ->
                        paths.get(i).role() == Role.TARGET && paths.get(i).way().equals(way) && fits.test(paths.get(i)))
                .forEach(i -> first.putIfAbsent(paths.get(i).operator(), destinations.get(i)));
        return first.values().stream().limit(OPERATORS).toList();
    }
}
