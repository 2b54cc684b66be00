package dev.mailworthy.smtp;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.smtp.attempt.Refusals;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The refusal of this machine by all independent operators before they see a message. A reply of 5yz does not change by
 * itself (RFC 5321 section 4.2.1), so that no mail leaves.
 */
record RefusalByAll(Witnesses targets) {

    /** The finding of a port, as a blocker if all operators refuse this machine there. */
    static Finding weighed(Finding finding, PortVerdict verdict, List<EgressPath> paths) {
        if (!verdict.verdict().isRefusedByReceivers() || !MailPort.SMTP.is(verdict.port())) {
            return finding;
        }
        RefusalByAll refusal = new RefusalByAll(new Witnesses(paths.stream()
                .filter(path ->
                        path.role() == EgressPath.Role.TARGET && path.way().equals(verdict.way()))
                .toList()));
        return refusal.blocks() ? refusal.stated(finding) : finding;
    }

    /**
     * Whether no mail leaves: no operator takes all that was said, at least three refuse for good, and they are more than
     * half of those that were tried.
     */
    private boolean blocks() {
        int refusing = refusing().size();
        return new Conversations(targets).completed().isEmpty()
                && refusing >= Quorum.EVALUABLE
                && refusing * 2 > tried();
    }

    private int tried() {
        return targets.operators(path -> !Conversations.isUnmeasured(path));
    }

    private Set<String> refusing() {
        return targets.names(Refusals::isForGood);
    }

    private Finding stated(Finding finding) {
        int refusing = refusing().size();
        String who = refusing == tried()
                ? "All " + refusing + " operators refuse this machine"
                : "No operator takes mail from this machine, and " + refusing + " of " + tried()
                        + " refuse it for good";
        Optional<String> cause = Refusals.commonCause(targets.paths());
        return new Finding(
                finding.type(),
                Severity.BLOCKER,
                finding.subject(),
                who + " before they see a message"
                        + cause.map(text -> ": " + text).orElse("") + ".",
                finding.particulars(),
                finding.evidence(),
                finding.rulesOut(),
                finding.remedies());
    }
}
