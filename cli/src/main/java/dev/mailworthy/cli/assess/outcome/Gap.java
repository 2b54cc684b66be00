package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unanswered checks that one step answers.
 *
 * @param hint the step
 * @param checks at least one
 */
public record Gap(Hint hint, List<UnansweredCheck> checks) {
    public Gap {
        checks = List.copyOf(checks);
    }

    /** The gaps of a run, that of the most checks first. */
    public static List<Gap> of(List<UnansweredCheck> unanswered) {
        Map<Hint, List<UnansweredCheck>> gaps = new LinkedHashMap<>();
        unanswered.forEach(check ->
                gaps.computeIfAbsent(check.hint(), hint -> new ArrayList<>()).add(check));
        return gaps.entrySet().stream()
                .map(gap -> new Gap(gap.getKey(), gap.getValue()))
                .sorted(Comparator.comparing((Gap gap) -> gap.checks().size()).reversed())
                .toList();
    }
}
