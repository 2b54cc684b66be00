package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Port 25 of all families together, as facts for gates: one open family suffices to send. */
final class WayOut {

    /** Mail gets out over no family. */
    private static final String CLOSED = "EGRESS-25-CLOSED";

    private static final int MAIL = 25;

    private static final Set<EgressVerdict> OPEN = Set.of(
            EgressVerdict.OPEN,
            EgressVerdict.REPUTATION_BLOCKED,
            EgressVerdict.INTERCEPTED,
            EgressVerdict.TLS_STRIPPED);

    private WayOut() {}

    static List<Fact> facts(List<PortVerdict> all) {
        List<PortVerdict> ports =
                all.stream().filter(verdict -> verdict.port() == MAIL).toList();
        if (ports.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(closed(ports)), ports.stream().flatMap(WayOut::honesty))
                .toList();
    }

    private static Fact closed(List<PortVerdict> ports) {
        Optional<PortVerdict> open = first(ports, verdict -> OPEN.contains(verdict.verdict()));
        if (open.isPresent()) {
            return Fact.of(CLOSED, open.get().subject(), Answer.absent());
        }
        Optional<PortVerdict> silent =
                first(ports, verdict -> !verdict.verdict().isBlocked() && verdict.verdict() != EgressVerdict.NO_FAMILY);
        Optional<PortVerdict> blocked =
                first(ports, verdict -> verdict.verdict().isBlocked());
        if (silent.isPresent() || blocked.isEmpty()) {
            PortVerdict first = silent.orElse(ports.get(0));
            return Fact.of(CLOSED, first.subject(), unanswered(first));
        }
        return Fact.of(
                CLOSED,
                blocked.get().subject(),
                Answer.present(blocked.get().verdict().name()));
    }

    /** Nobody can be asked about the path where nothing gets out. That STARTTLS is left alone, only a responder proves. */
    private static Stream<Fact> honesty(PortVerdict port) {
        Stream<EgressFinding> asked =
                Stream.of(EgressFinding.EGRESS_25_INTERCEPTED, EgressFinding.EGRESS_GREETING_REFUSED);
        if (port.verdict().isBlocked() || port.verdict() == EgressVerdict.NO_FAMILY) {
            return asked.map(type -> fact(type, port, Answer.notApplicable("nothing gets out there")));
        }
        return switch (port.verdict()) {
            case INTERCEPTED -> stands(EgressFinding.EGRESS_25_INTERCEPTED, port);
            case TLS_STRIPPED -> stands(EgressFinding.EGRESS_TLS_STRIPPED, port);
            case REPUTATION_BLOCKED -> stands(EgressFinding.EGRESS_GREETING_REFUSED, port);
            default ->
                asked.map(type ->
                        fact(type, port, port.verdict() == EgressVerdict.OPEN ? Answer.absent() : unanswered(port)));
        };
    }

    private static Stream<Fact> stands(EgressFinding type, PortVerdict port) {
        return Stream.of(fact(type, port, Answer.present(type.title())));
    }

    private static Fact fact(EgressFinding type, PortVerdict port, Answer<String> answer) {
        return Fact.of(type.code(), port.subject(), answer);
    }

    private static Answer<String> unanswered(PortVerdict port) {
        return Answer.unanswered(
                port.why().orElse(Reason.TIMEOUT), port.verdict().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Optional<PortVerdict> first(
            List<PortVerdict> ports, java.util.function.Predicate<PortVerdict> wanted) {
        return ports.stream().filter(wanted).findFirst();
    }
}
