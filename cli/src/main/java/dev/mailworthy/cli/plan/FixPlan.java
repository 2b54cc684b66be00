package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.RecordSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan that mends the findings of a check.
 *
 * @param before the standing today
 * @param changes changes of the user's own zones; each mends a finding and brings no new one
 * @param after the standing with the changes
 * @param requests record sets that others have to publish
 * @param afterRequests the standing with the changes and with those
 * @param steps all other steps, in order
 * @param unproved the unanswered check without which the changes are not proved; empty when they are
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

    /** How the proof of the changes ended. */
    public enum Proof {
        /** Checked again with the changes applied. */
        PROVED("proved"),
        /** A check had no answer. */
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

    /** The findings that the changes mend; none without proof. */
    public List<Finding> mended() {
        return proof() == Proof.PROVED ? worthSaying(before.goneIn(after), changes) : List.of();
    }

    /** The findings that records in zones of others mend as well. */
    public List<Finding> mendedByOthers() {
        return proof() == Proof.PROVED ? worthSaying(after.goneIn(afterRequests), requests) : List.of();
    }

    /** That a host which is no longer named lacks something optional is no success. */
    private static List<Finding> worthSaying(List<Finding> gone, List<SetChange> planned) {
        return gone.stream()
                .filter(finding -> finding.severity() != Severity.INFO
                        || planned.stream().anyMatch(change -> change.answers().contains(finding)))
                .toList();
    }

    /** What stays when all records are published. */
    public List<Finding> left() {
        return Stream.of(afterRequests)
                .flatMap(standing -> standing.findings().stream())
                .filter(finding ->
                        Treatment.of(finding.type()) != Treatment.NOTHING && finding.severity() != Severity.INFO)
                .toList();
    }

    /** Improvements that delivery does not depend on. */
    public List<Finding> optional() {
        return after.findings().stream()
                .filter(finding ->
                        finding.severity() == Severity.INFO && Treatment.of(finding.type()) != Treatment.NOTHING)
                .toList();
    }

    /** The sets of the user's own zones as they shall be. */
    public List<RecordSet> sets() {
        return changes.stream().map(SetChange::after).toList();
    }
}
