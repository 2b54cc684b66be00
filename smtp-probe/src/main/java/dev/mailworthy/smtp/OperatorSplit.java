package dev.mailworthy.smtp;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.smtp.attempt.SizeSigns;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The finding that port 25 is open to some operators and not to others: selective blocking, or an outage there. If only long
 * packets of the others are lost, it has the remedy for that too.
 */
final class OperatorSplit {

    private OperatorSplit() {}

    static Stream<Finding> findings(List<EgressPath> paths, List<PortVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.verdict() == EgressVerdict.OPEN && MailPort.SMTP.is(verdict.port()))
                .flatMap(verdict ->
                        finding(
                                verdict,
                                paths.stream()
                                        .filter(path -> path.way().equals(verdict.way()))
                                        .toList())
                                .stream());
    }

    private static Optional<Finding> finding(PortVerdict verdict, List<EgressPath> ofWay) {
        List<EgressPath> targets = ofWay.stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET)
                .toList();
        Conversations talks = new Conversations(new Witnesses(targets));
        Set<String> failed = talks.failed();
        // A responder can prove an open port to which no target's server answers.
        if (failed.isEmpty() || talks.completed().isEmpty()) {
            return Optional.empty();
        }
        Evidence[] evidence = targets.stream()
                .filter(path -> failed.contains(path.operator()) && !Conversations.isComplete(path))
                .map(path -> new Evidence("connection to " + path.target(), path.outcome() + ": " + path.detail()))
                .toArray(Evidence[]::new);
        int all = failed.size() + talks.completed().size();
        Finding finding = Finding.of(
                        EgressFinding.EGRESS_OPERATORS_SPLIT,
                        verdict.subject(),
                        "No complete conversation with " + failed.size() + " of " + all + " operators: "
                                + String.join(", ", failed) + ". It worked with "
                                + String.join(", ", talks.completed()) + ".",
                        evidence)
                .about(new Particular.Port(verdict.port()));
        Finding explained = new SizeSigns(ofWay).losesLongReplies()
                ? finding.withRemedies(finding.type().remedy(), EgressFinding.EGRESS_PATH_MTU.remedy())
                : finding;
        Finding placed = verdict.source()
                .map(source -> explained.about(new Particular.Address(source)))
                .orElse(explained);
        return Optional.of(talks.isSplit() ? placed : placed.withSeverity(Severity.NOTICE));
    }
}
