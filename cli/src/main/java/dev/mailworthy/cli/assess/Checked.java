package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.Comparator;
import java.util.List;

/**
 * The results of all modules.
 *
 * @param findings the most severe ones first
 * @param facts the result of each check, for gates, scores and comparisons
 */
public record Checked(
        List<Finding> findings, List<Confirmed> confirmed, List<UnansweredCheck> unanswered, List<Fact> facts)
        implements Report {
    public Checked {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
        facts = List.copyOf(facts);
    }
}
