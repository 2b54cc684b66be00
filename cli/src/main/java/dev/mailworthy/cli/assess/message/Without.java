package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report without some types of {@link Finding finding}, because a check with better evidence makes them. */
public record Without(Report report, Set<String> codes) implements Report {

    public static Report of(Report report, FindingType... types) {
        return new Without(report, Stream.of(types).map(FindingType::code).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<Finding> findings() {
        return report.findings().stream()
                .filter(finding -> !codes.contains(finding.code()))
                .toList();
    }

    @Override
    public List<Confirmed> confirmed() {
        return report.confirmed().stream()
                .filter(fact -> !isAbout(fact.rulesOut()))
                .toList();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return report.unanswered().stream()
                .filter(check -> !isAbout(check.leavesOpen()))
                .toList();
    }

    private boolean isAbout(Set<String> named) {
        return !named.isEmpty() && codes.containsAll(named);
    }
}
