package dev.mailworthy.cli.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of steps that have no effect before other steps are done. */
final class Succession {

    private final Map<FixStep.Key, Set<FixStep.Key>> before = new HashMap<>();

    /** Each of these steps waits for the one in front of it. */
    void add(List<FixStep> steps) {
        for (int i = 1; i < steps.size(); i++) {
            before.computeIfAbsent(steps.get(i).key(), key -> new HashSet<>())
                    .add(steps.get(i - 1).key());
        }
    }

    /** The steps in the same order, but for those that have to wait. Steps that wait for each other stay where they are. */
    List<FixStep> kept(List<FixStep> ordered) {
        List<FixStep> left = new ArrayList<>(ordered);
        List<FixStep> kept = new ArrayList<>();
        while (!left.isEmpty()) {
            FixStep next = left.stream()
                    .filter(step -> left.stream().noneMatch(other -> waits(step, other)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            kept.add(next);
        }
        return kept;
    }

    private boolean waits(FixStep step, FixStep other) {
        return before.getOrDefault(step.key(), Set.of()).contains(other.key());
    }
}
