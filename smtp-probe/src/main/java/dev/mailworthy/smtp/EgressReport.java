package dev.mailworthy.smtp;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;

/** Everything one egress run saw and concluded. */
public record EgressReport(List<EgressPath> paths, List<PortVerdict> verdicts, HostVerdict host) implements Report {
    public EgressReport {
        paths = List.copyOf(paths);
        verdicts = List.copyOf(verdicts);
    }

    @Override
    public List<Finding> findings() {
        return verdicts.stream()
                .flatMap(verdict -> Consequences.finding(verdict, verdicts).stream())
                .toList();
    }

    @Override
    public List<Evidence> confirmed() {
        return verdicts.stream()
                .filter(verdict -> verdict.verdict() == EgressVerdict.OPEN)
                .map(verdict -> new Evidence(
                        "outgoing " + verdict.subject(),
                        "open, confidence " + verdict.confidence().label()))
                .toList();
    }

    /** Ports that went unanswered for the same reason are one check. */
    @Override
    public List<UnansweredCheck> unanswered() {
        return Unanswered.of(verdicts);
    }
}
