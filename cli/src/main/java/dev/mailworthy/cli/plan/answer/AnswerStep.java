package dev.mailworthy.cli.plan.answer;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step that gets missing answers. Such steps come first where missing answers decide: the plan can be incomplete without them.
 *
 * @param hint what to do
 * @param checks the unanswered checks that it is for, at least one
 * @param cause the one cause of all of them, if there is one
 */
public record AnswerStep(Hint hint, List<UnansweredCheck> checks, Optional<RootCause> cause) {
    public AnswerStep {
        checks = List.copyOf(checks);
    }

    /** The steps for the unanswered checks of a report, the one for the most checks first. */
    public static List<AnswerStep> of(CheckReport report) {
        List<AnswerStep> steps = new ArrayList<>();
        report.rootCause()
                .ifPresent(cause -> steps.add(new AnswerStep(cause.hint(), cause.dependants(), Optional.of(cause))));
        Map<Hint, List<UnansweredCheck>> rest = new LinkedHashMap<>();
        report.unanswered().stream()
                .filter(check -> report.rootCause()
                        .filter(cause -> cause.explains(check))
                        .isEmpty())
                .forEach(check -> rest.computeIfAbsent(check.hint(), hint -> new ArrayList<>())
                        .add(check));
        rest.entrySet().stream()
                .map(each -> new AnswerStep(each.getKey(), each.getValue(), Optional.empty()))
                .sorted((a, b) -> b.checks().size() - a.checks().size())
                .forEach(steps::add);
        return steps;
    }

    /** Whether missing answers decide about the verdict of a report. */
    public static boolean decide(CheckReport report) {
        return report.rootCause().isPresent() || report.verdict() == Verdict.INCONCLUSIVE;
    }
}
