package dev.mailworthy.cli.run;

import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The line of a run that ended early. It says why, and what is missing. */
final class PartialNote {

    /** Missing checks that the line names; of more it gives the number. */
    private static final int MOST_NAMED = 4;

    private PartialNote() {}

    /** The line; empty for a run that came to its end. */
    static Optional<String> of(Completeness how, Object result) {
        return switch (how) {
            case COMPLETE -> Optional.empty();
            case STOPPED -> Optional.of("the run was stopped" + missing(result));
            case OUT_OF_TIME -> Optional.of("the time was over, --timeout gives more" + missing(result));
        };
    }

    private static String missing(Object result) {
        List<String> checks = result instanceof Report report
                ? report.unanswered().stream()
                        .map(UnansweredCheck::check)
                        .distinct()
                        .toList()
                : List.of();
        if (checks.isEmpty()) {
            return ". The result shows what was known by then.";
        }
        String more = checks.size() > MOST_NAMED ? " and " + (checks.size() - MOST_NAMED) + " more" : "";
        return ". Missing: " + checks.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more + ".";
    }
}
