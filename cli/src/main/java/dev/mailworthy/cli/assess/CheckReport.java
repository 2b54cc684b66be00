package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.score.Gates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything a check found out, the worst first. */
public record CheckReport(
        DomainName subject,
        SendingAddresses sending,
        Optional<DomainName> ehlo,
        List<Finding> findings,
        List<Evidence> confirmed,
        List<UnansweredCheck> unanswered,
        Completeness completeness)
        implements Report {
    public CheckReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }

    /** What the findings and the silence come to. */
    public Verdict verdict() {
        return Gates.decide(findings, unanswered);
    }
}
