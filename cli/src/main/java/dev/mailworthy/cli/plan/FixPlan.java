package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.plan.answer.AnswerStep;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan that mends the {@link Finding findings} of a check.
 *
 * @param before the findings of today
 * @param changes record sets in the user's own zones; each mends a finding and causes no new one
 * @param after the findings with the changes
 * @param requests record sets that others have to publish
 * @param afterRequests the findings with the changes and the requests
 * @param steps all other steps, in order
 * @param unproved the unanswered check that the proof needs; empty when the changes are proved
 */
public record FixPlan(
        PlanStanding before,
        List<SetChange> changes,
        PlanStanding after,
        List<SetChange> requests,
        PlanStanding afterRequests,
        List<FixStep> steps,
        Optional<UnansweredCheck> unproved) {
    public FixPlan {
        changes = changes.stream()
                .sorted(Comparator.comparing(SetChange::weight).reversed())
                .toList();
        requests = List.copyOf(requests);
        steps = List.copyOf(steps);
    }

    /** The result of the proof. */
    public enum Proof {
        /** The check was repeated with the changes applied. */
        PROVED("proved"),
        /** A check went unanswered. */
        UNPROVED("unproved"),
        /** There is no record to prove. */
        NOTHING_TO_PROVE("nothing-to-prove");

        private final String label;

        Proof(String label) {
            this.label = label;
        }

        /** The name that JSON uses. */
        public String label() {
            return label;
        }
    }

    public Proof proof() {
        if (changes.isEmpty() && requests.isEmpty()) {
            return Proof.NOTHING_TO_PROVE;
        }
        return unproved.isPresent() ? Proof.UNPROVED : Proof.PROVED;
    }

    /** The {@link Finding findings} that the changes mend; none if the changes are not proved. */
    public List<Finding> mended() {
        return proof() == Proof.PROVED ? worthSaying(before.goneIn(after), changes) : List.of();
    }

    /** The {@link Finding findings} that the requests mend in addition; none if they are not proved. */
    public List<Finding> mendedByOthers() {
        return proof() == Proof.PROVED ? worthSaying(after.goneIn(afterRequests), requests) : List.of();
    }

    /** Without findings of INFO that no change is for: they are gone because a host is no longer named. */
    private static List<Finding> worthSaying(List<Finding> gone, List<SetChange> planned) {
        return gone.stream()
                .filter(finding -> finding.severity() != Severity.INFO
                        || planned.stream().anyMatch(change -> change.answers().contains(finding)))
                .toList();
    }

    /** The findings that stay with all records published, without INFO and without those that need nothing. */
    public List<Finding> left() {
        return Stream.of(afterRequests)
                .flatMap(standing -> standing.findings().stream())
                .filter(finding ->
                        Treatment.of(finding.type()) != Treatment.NOTHING && finding.severity() != Severity.INFO)
                .toList();
    }

    /** The {@link Finding findings} of INFO that can be mended. Delivery does not depend on them. */
    public List<Finding> optional() {
        return after.findings().stream()
                .filter(finding ->
                        finding.severity() == Severity.INFO && Treatment.of(finding.type()) != Treatment.NOTHING)
                .toList();
    }

    /**
     * The steps that get missing answers. They come before all others, because a plan without these answers can be incomplete.
     * None where missing answers do not decide.
     */
    public List<AnswerStep> answerSteps() {
        return AnswerStep.decide(before.report()) ? AnswerStep.of(before.report()) : List.of();
    }

    /** The {@link RecordSet record sets} of the user's own zones with the changes. */
    public List<RecordSet> sets() {
        return changes.stream().map(SetChange::after).toList();
    }
}
