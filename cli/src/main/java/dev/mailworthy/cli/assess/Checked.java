package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.outcome.Passed;
import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results of all modules.
 *
 * @param findings the most severe ones first
 * @param passed the passed checks by the part of the run
 * @param facts the result of each check, for gates, scores and comparisons
 * @param portsMeasuredAt the time of an earlier run whose port results stand in for this run's; empty if this run measured
 * @param rootCause the one cause that leaves many checks without an answer
 */
public record Checked(
        List<Finding> findings,
        List<Passed> passed,
        List<UnansweredCheck> unanswered,
        List<Fact> facts,
        Optional<Instant> portsMeasuredAt,
        Optional<RootCause> rootCause)
        implements Report {
    public Checked {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        passed = List.copyOf(passed);
        unanswered = List.copyOf(unanswered);
        facts = List.copyOf(facts);
    }

    @Override
    public List<Confirmed> confirmed() {
        return passed.stream().flatMap(part -> part.checks().stream()).toList();
    }
}
