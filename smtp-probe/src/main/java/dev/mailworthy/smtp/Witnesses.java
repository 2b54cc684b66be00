package dev.mailworthy.smtp;

import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.EgressPath;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The targets' paths of one port, counted by operator: two hosts of one operator are one witness. */
record Witnesses(List<EgressPath> paths) {

    /** The number of operators with at least one path that fits. */
    int operators(Predicate<EgressPath> fits) {
        return names(fits).size();
    }

    int reached() {
        return operators(path -> path.outcome().reach() == Reach.REACHED);
    }

    /** The number of operators that were not reached, with at least one path refused or dropped. */
    int blocked() {
        return blockedBy(path -> true);
    }

    /** The number of operators that were not reached, with at least one path blocked in this way. */
    int blockedBy(Predicate<EgressPath> way) {
        Set<String> reached = names(path -> path.outcome().reach() == Reach.REACHED);
        return (int) names(path -> path.outcome().reach() == Reach.BLOCKED && way.test(path)).stream()
                .filter(name -> !reached.contains(name))
                .count();
    }

    int blockedBy(AttemptOutcome outcome) {
        return blockedBy(path -> path.outcome() == outcome);
    }

    boolean all(AttemptOutcome outcome) {
        return paths.stream().allMatch(path -> path.outcome() == outcome);
    }

    boolean any(AttemptOutcome outcome) {
        return paths.stream().anyMatch(path -> path.outcome() == outcome);
    }

    /** The operators with at least one path that fits. */
    Set<String> names(Predicate<EgressPath> fits) {
        return paths.stream().filter(fits).map(EgressPath::operator).collect(Collectors.toSet());
    }
}
