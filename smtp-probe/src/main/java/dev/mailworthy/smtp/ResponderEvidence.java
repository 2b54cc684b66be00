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
 * Changes the verdicts on ports by the visits to a responder. Interference that a visit shows overrules every verdict.
 * A proof that a port is open decides a verdict that the {@link Quorum} left open. It never overrules a verdict of
 * closed, because the responder may be inside the same network, before the filter.
 */
final class ResponderEvidence {

    /** The {@link EgressVerdict verdict} that a visit supports by itself. */
    private record Ruling(EgressVerdict verdict, Confidence confidence) {}

    private final List<ResponderPath> paths;
    private final List<Integer> ports;

    /** @param ports the ports under test; a visit to another port gives no verdict */
    ResponderEvidence(List<ResponderPath> paths, List<Integer> ports) {
        this.paths = List.copyOf(paths);
        this.ports = List.copyOf(ports);
    }

    /** The verdicts with the evidence of the visits. A port without a verdict gets one, if a visit supports one. */
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
                        before.map(PortVerdict::tested).orElse(PortVerdict.Tested.CONVERSATION),
                        evidence)
                .withOwn(before.map(PortVerdict::own).orElse(List.of()))
                .withLongPackets(before.flatMap(PortVerdict::longPackets)));
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

    /** Empty if only the port was changed, because the responder's own machine may redirect it. */
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
     * The {@link Confidence} that a device on the path answers in the responder's place. It needs the proof of another
     * visit that the responder listens on this port. Without it the responder may not run there. The confidence is
     * lower if the responder's side translates its address: the port may then lead to another machine there.
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

    /** Whether a visit overrules the observations at other servers. */
    private static boolean overrules(Ruling ruling, Optional<EgressVerdict> before) {
        return ruling.verdict() != EgressVerdict.OPEN
                || before.map(seen -> seen.isOverruledBy(ruling.confidence())).orElse(true);
    }
}
