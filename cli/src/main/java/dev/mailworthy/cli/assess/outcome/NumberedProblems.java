package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The problems of a run, numbered in the order in which {@code fix} mends them: the most severe first; of these, what you can do
 * before what others must do; of these, minutes before days. Every output reads this list.
 *
 * @param all without findings of {@link Severity#INFO}
 */
public record NumberedProblems(List<Problem> all) {

    private static final List<Actor> ORDER =
            List.of(Actor.DNS_HOST, Actor.YOU, Actor.PROVIDER, Actor.LIST_OPERATOR, Actor.RECEIVER);

    private static final Comparator<Problem> MOST_URGENT = Comparator.comparing(Problem::severity)
            .reversed()
            .thenComparing(problem -> problem.who().map(ORDER::indexOf).orElse(ORDER.size()))
            .thenComparing(problem -> problem.scale());

    public NumberedProblems {
        all = List.copyOf(all);
    }

    /** The problems behind these findings. */
    public static NumberedProblems of(List<Finding> findings) {
        List<List<Finding>> groups = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> group(groups, finding).add(finding));
        List<Problem> sorted = groups.stream()
                .map(group -> new Problem(0, group))
                .sorted(MOST_URGENT)
                .toList();
        return new NumberedProblems(IntStream.range(0, sorted.size())
                .mapToObj(i -> new Problem(i + 1, sorted.get(i).findings()))
                .toList());
    }

    private static List<Finding> group(List<List<Finding>> groups, Finding finding) {
        return groups.stream()
                .filter(group -> group.stream().anyMatch(other -> isMendedWith(other, finding)))
                .findFirst()
                .orElseGet(() -> {
                    List<Finding> fresh = new ArrayList<>();
                    groups.add(fresh);
                    return fresh;
                });
    }

    /** Whether one remedy mends both: the record to publish is equal, or all remedies of two findings of one code are. */
    private static boolean isMendedWith(Finding one, Finding other) {
        return one.code().equals(other.code()) && one.remedies().equals(other.remedies())
                || records(one).anyMatch(record -> records(other).anyMatch(record::equals));
    }

    private static Stream<PublishedRecord> records(Finding finding) {
        return finding.remedies().stream()
                .map(Remedy::means)
                .flatMap(Optional::stream)
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record());
    }

    /** The problem that a finding belongs to; empty for a finding of {@link Severity#INFO}. */
    public Optional<Problem> of(Finding finding) {
        return all.stream().filter(problem -> problem.has(finding)).findFirst();
    }

    /** The problems of at least this severity. */
    public List<Problem> from(Severity least) {
        return all.stream()
                .filter(problem -> problem.severity().compareTo(least) >= 0)
                .toList();
    }
}
