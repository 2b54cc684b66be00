package dev.mailworthy.smtp;

import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.OtherKey;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Rewriting;
import dev.mailworthy.smtp.path.TlsFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the visits to a responder change in the verdicts on ports. A proof decides what a quorum could only guess. It never
 * opens a port that is closed towards everybody else: a responder may stand inside the same network, before the filter.
 */
final class ResponderEvidence {

    /** What a visit says by itself, if it says anything. */
    private record Ruling(EgressVerdict verdict, Confidence confidence) {}

    private final List<ResponderPath> paths;
    private final List<Integer> ports;

    /** @param ports those under test; the responder may have been visited on others, which get no verdict */
    ResponderEvidence(List<ResponderPath> paths, List<Integer> ports) {
        this.paths = List.copyOf(paths);
        this.ports = List.copyOf(ports);
    }

    /** The verdicts with the visits' evidence; a port that only the responder answered for gets one of its own. */
    List<PortVerdict> decide(List<PortVerdict> quorum) {
        Map<OutgoingPort, PortVerdict> decided = new LinkedHashMap<>();
        quorum.forEach(verdict -> decided.put(verdict.way(), verdict));
        for (ResponderPath path : paths) {
            OutgoingPort way = path.way();
            Optional<PortVerdict> before = Optional.ofNullable(decided.get(way));
            if (before.isPresent() || ports.contains(path.port())) {
                decide(path, before).ifPresent(verdict -> decided.put(way, verdict));
            }
        }
        return List.copyOf(decided.values());
    }

    private Optional<PortVerdict> decide(ResponderPath path, Optional<PortVerdict> before) {
        Optional<Ruling> ruling = ruling(path).filter(said -> overrules(said, before.map(PortVerdict::verdict)));
        if (before.isEmpty() && ruling.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(List.of(path.line()));
        before.ifPresent(verdict -> evidence.addAll(verdict.evidence()));
        return Optional.of(new PortVerdict(
                path.source(),
                path.family(),
                path.port(),
                ruling.map(Ruling::verdict)
                        .or(() -> before.map(PortVerdict::verdict))
                        .orElseThrow(),
                ruling.map(Ruling::confidence)
                        .or(() -> before.map(PortVerdict::confidence))
                        .orElseThrow(),
                ruling.isPresent() ? Optional.empty() : before.flatMap(PortVerdict::why),
                evidence));
    }

    private Optional<Ruling> ruling(ResponderPath path) {
        if (path.outcome() instanceof Proven proven) {
            return ruling(proven);
        }
        if (path.outcome() instanceof NotTheResponder || path.outcome() instanceof OtherKey) {
            return witnessed(path).map(confidence -> new Ruling(EgressVerdict.INTERCEPTED, confidence));
        }
        return Optional.empty();
    }

    /** A changed port alone may be the responder's own machine's doing: nothing is decided. */
    private static Optional<Ruling> ruling(Proven proven) {
        Set<Rewriting.Kind> kinds =
                proven.rewritten().stream().map(Rewriting::kind).collect(Collectors.toSet());
        boolean samePort = !kinds.remove(Rewriting.Kind.PORT_CHANGED);
        if (proven.tls() == TlsFact.REMOVED || kinds.contains(Rewriting.Kind.STARTTLS_REMOVED)) {
            return Optional.of(new Ruling(EgressVerdict.TLS_STRIPPED, Confidence.HIGH));
        }
        if (!kinds.isEmpty() || proven.tls() == TlsFact.CERTIFICATE_REPLACED || proven.tls() == TlsFact.UNPROVEN) {
            return Optional.of(new Ruling(EgressVerdict.INTERCEPTED, Confidence.HIGH));
        }
        Confidence confidence = proven.tls() == TlsFact.PROVEN ? Confidence.HIGH : Confidence.MEDIUM;
        return samePort ? Optional.of(new Ruling(EgressVerdict.OPEN, confidence)) : Optional.empty();
    }

    /**
     * Somebody else answers on a port on which the responder listens by its own proven word: there is somebody in
     * between. Without that word it may just as well not be running, and nothing is decided. Where the responder's address is
     * translated at its end, the port may be led to another machine there.
     */
    private Optional<Confidence> witnessed(ResponderPath path) {
        return paths.stream()
                .filter(other ->
                        other.family() == path.family() && other.address().equals(path.address()))
                .map(ResponderPath::outcome)
                .filter(outcome -> outcome instanceof Proven)
                .map(Proven.class::cast)
                .filter(proven -> proven.serves().contains(path.port()))
                .map(proven -> path.address()
                                .filter(proven.responder().address()::equals)
                                .isPresent()
                        ? Confidence.HIGH
                        : Confidence.MEDIUM)
                .min(Confidence::compareTo);
    }

    /** Whether a visit outweighs what was seen at other servers. */
    private static boolean overrules(Ruling ruling, Optional<EgressVerdict> before) {
        return ruling.verdict() != EgressVerdict.OPEN
                || before.map(seen -> seen.isOverruledBy(ruling.confidence())).orElse(true);
    }
}
