package dev.mailworthy.cli.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of {@link FixStep steps} that work only after other steps. */
final class Succession {

    private final Map<FixStep.Key, Set<FixStep.Key>> before = new HashMap<>();

    /** Each of these {@link FixStep steps} has to wait for the one before it. */
    void add(List<FixStep> steps) {
        for (int i = 1; i < steps.size(); i++) {
            before.computeIfAbsent(steps.get(i).key(), key -> new HashSet<>())
                    .add(steps.get(i - 1).key());
        }
    }

    /** The steps in the given order, except that a step comes after those it waits for. Circles are ignored. */
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
