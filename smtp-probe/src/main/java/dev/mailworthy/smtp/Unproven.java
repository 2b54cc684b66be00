package dev.mailworthy.smtp;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.OtherKey;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Rewriting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The visits to a responder that proved nothing about a port that is not known to be closed. */
final class Unproven {

    /** Visits with an equal key become one check, because one action of the user answers all of them. */
    private record Silence(String responder, Reason reason, String detail, Hint hint) {}

    private Unproven() {}

    public static List<UnansweredCheck> of(List<ResponderPath> paths, List<PortVerdict> verdicts) {
        Map<Silence, List<ResponderPath>> silences = new LinkedHashMap<>();
        for (ResponderPath path : paths) {
            silence(path)
                    .filter(silence -> isOpenQuestion(path, verdicts))
                    .ifPresent(silence -> silences.computeIfAbsent(silence, key -> new ArrayList<>())
                            .add(path));
        }
        return silences.entrySet().stream()
                .map(silence -> check(silence.getKey(), silence.getValue()))
                .toList();
    }

    /** Whether a proof would tell more about the port ({@link EgressVerdict#isWorthProving}). */
    private static boolean isOpenQuestion(ResponderPath path, List<PortVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.way().equals(path.way()))
                .anyMatch(verdict -> verdict.verdict().isWorthProving());
    }

    private static Optional<Silence> silence(ResponderPath path) {
        if (path.outcome() instanceof Proven proven) {
            return proven.rewritten().stream()
                    .filter(change -> change.kind() == Rewriting.Kind.PORT_CHANGED)
                    .findFirst()
                    .map(change -> new Silence(
                            path.responder(), Reason.NOT_CONFIGURED, change.detail(), Hint.Standard.RESPONDER_PORT));
        }
        if (path.outcome() instanceof OtherKey) {
            return Optional.of(new Silence(
                    path.responder(), Reason.NOT_CONFIGURED, path.outcome().line(), Hint.Standard.SAME_RESPONDER_KEY));
        }
        if (path.outcome() instanceof NotTheResponder other) {
            return Optional.of(
                    new Silence(path.responder(), Reason.MALFORMED, other.line(), Hint.Standard.RESPONDER_RUNS));
        }
        if (path.outcome() instanceof Unreached unreached) {
            return Optional.of(new Silence(
                    path.responder(), unreached.how().reason(), unreached.line(), Hint.Standard.RESPONDER_FIREWALL));
        }
        return Optional.empty();
    }

    private static UnansweredCheck check(Silence silence, List<ResponderPath> paths) {
        String ports = paths.stream()
                .map(path -> String.valueOf(path.port()))
                .distinct()
                .collect(Collectors.joining(", "));
        String over =
                paths.stream().map(path -> path.family().title()).distinct().collect(Collectors.joining(" and "));
        return new UnansweredCheck(
                CheckArea.PORTS,
                "proof of port " + ports + " over " + over + " by " + silence.responder(),
                silence.reason(),
                silence.detail(),
                silence.hint());
    }
}
