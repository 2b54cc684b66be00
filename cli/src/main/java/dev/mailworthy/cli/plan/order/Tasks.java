package dev.mailworthy.cli.plan.order;

import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.FixStep;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The things to do of a {@link FixPlan}, in the order of its {@link NumberedProblems}. A record or step that mends several is placed once. */
public final class Tasks {

    private final List<SetChange> changes;
    private final List<FixStep> steps;
    private final List<Task> tasks = new ArrayList<>();

    private Tasks(FixPlan plan) {
        changes = new ArrayList<>(plan.changes());
        steps = new ArrayList<>(plan.steps());
    }

    /** The tasks of a plan. What is for no problem of today comes last. */
    public static List<Task> of(FixPlan plan) {
        Tasks tasks = new Tasks(plan);
        for (Problem problem : NumberedProblems.of(plan.before().findings()).all()) {
            tasks.place(problem.findings());
        }
        tasks.rest();
        return List.copyOf(tasks.tasks);
    }

    private void place(List<Finding> findings) {
        List<SetChange> records = changes.stream()
                .filter(change -> isFor(change.answers(), findings))
                .toList();
        List<FixStep> own =
                steps.stream().filter(step -> isFor(step.answers(), findings)).toList();
        add(records, own);
    }

    private void rest() {
        List.copyOf(changes).forEach(change -> add(List.of(change), List.of()));
        List.copyOf(steps).forEach(step -> add(List.of(), List.of(step)));
    }

    private void add(List<SetChange> records, List<FixStep> own) {
        if (records.isEmpty() && own.isEmpty()) {
            return;
        }
        changes.removeAll(records);
        steps.removeAll(own);
        Set<Finding> mends = new LinkedHashSet<>();
        records.forEach(change -> mends.addAll(change.answers()));
        own.forEach(step -> mends.addAll(step.answers()));
        tasks.add(new Task(tasks.size() + 1, records, own, List.copyOf(mends)));
    }

    private static boolean isFor(List<Finding> answers, List<Finding> findings) {
        Set<String> wanted = new HashSet<>();
        findings.forEach(finding -> wanted.add(finding.fingerprint()));
        return answers.stream().anyMatch(finding -> wanted.contains(finding.fingerprint()));
    }
}
