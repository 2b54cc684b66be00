package dev.mailworthy.cli.plan.order;

import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.FixStep;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.Finding;
import java.util.List;

/**
 * One thing to do of a {@link FixPlan}: records to publish, steps to take, or both.
 *
 * @param number from 1
 * @param steps in their order
 * @param mends the findings that it is for
 */
public record Task(int number, List<SetChange> changes, List<FixStep> steps, List<Finding> mends) {
    public Task {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        mends = List.copyOf(mends);
    }
}
