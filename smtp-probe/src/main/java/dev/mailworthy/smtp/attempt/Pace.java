package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.path.EgressPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Spaces the connections to each operator by a fixed step, so that no operator gets two at the same time. */
public final class Pace {

    private final Duration spacing;
    private final Map<String, Integer> begun = new HashMap<>();

    public Pace(Duration spacing) {
        this.spacing = spacing;
    }

    /** How long the next connection to this operator has to wait from the run's beginning. */
    public Duration next(Destination destination) {
        if (destination.role() == EgressPath.Role.CANARY
                || destination.outcome().isPresent()) {
            return Duration.ZERO;
        }
        int before = begun.merge(destination.target().operator(), 1, Integer::sum) - 1;
        return spacing.multipliedBy(before);
    }
}
