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
 * Changes the verdicts on ports by the visits to a responder. A proof decides what the quorum left open. It never
 * overrules a verdict of closed: the responder may stand inside the same network, before the filter.
 */
final class ResponderEvidence {

    /** The verdict that a visit supports by itself. */
    private record Ruling(EgressVerdict verdict, Confidence confidence) {}

    private final List<ResponderPath> paths;
    private final List<Integer> ports;

    /** @param ports those under test; the responder may have been visited on others, which get no verdict */
    ResponderEvidence(List<ResponderPath> paths, List<Integer> ports) {
        this.paths = List.copyOf(paths);
        this.ports = List.copyOf(ports);
    }

    /**
     * The verdicts with the visits' evidence. A port that has no verdict yet gets one if the responder's visit supports
     * one.
     */
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

    /** Nothing is decided where only the port differs, because the responder's own machine may redirect it. */
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
     * The confidence that something in between answers in the responder's place. It needs another visit with a proof
     * that the responder listens on this port; without it the responder may simply not run there, and nothing is
     * decided. Where the responder's own side translates its address, the port may lead to another machine there, so
     * that the confidence is lower.
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
