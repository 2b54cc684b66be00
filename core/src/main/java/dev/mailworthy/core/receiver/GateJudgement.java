package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.data.FactIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The outcome of a {@link Requirement} by facts alone, and why. It uses three-valued logic (Kleene): an unknown part makes the
 * whole unknown, unless the other parts already decide it.
 */
record GateJudgement(GateOutcome outcome, String why, Optional<UnknownCause> unknownBecause) {

    static GateJudgement of(GateOutcome outcome, String why) {
        return new GateJudgement(outcome, why, Optional.empty());
    }

    static GateJudgement unknown(UnknownCause cause, String why) {
        return new GateJudgement(GateOutcome.UNKNOWN, why, Optional.of(cause));
    }

    static GateJudgement of(Requirement requirement, FactIndex facts) {
        List<GateJudgement> needs = requirement.condition().allOf().stream()
                .map(need ->
                        any(need.anyOf().stream().map(check -> of(check, facts)).toList()))
                .toList();
        return first(needs, GateOutcome.FAIL).or(() -> firstUnknown(needs)).orElseGet(() -> passes(needs));
    }

    private static GateJudgement any(List<GateJudgement> alternatives) {
        return first(alternatives, GateOutcome.PASS)
                .or(() -> firstUnknown(alternatives))
                .or(() -> first(alternatives, GateOutcome.FAIL))
                .orElseGet(() -> passes(alternatives));
    }

    /** The outcome when no part fails or is unknown: pass, or not applicable if no part applies. */
    private static GateJudgement passes(List<GateJudgement> all) {
        return first(all, GateOutcome.PASS).orElseGet(() -> of(GateOutcome.NOT_APPLICABLE, "does not apply here"));
    }

    /**
     * The first unknown part. A check without an answer is preferred, because it is a better reason than a check that was not
     * made.
     */
    private static Optional<GateJudgement> firstUnknown(List<GateJudgement> all) {
        return all.stream()
                .filter(each -> each.unknownBecause().equals(Optional.of(UnknownCause.UNANSWERED)))
                .findFirst()
                .or(() -> first(all, GateOutcome.UNKNOWN));
    }

    private static Optional<GateJudgement> first(List<GateJudgement> all, GateOutcome outcome) {
        return all.stream().filter(each -> each.outcome() == outcome).findFirst();
    }

    private static GateJudgement of(Requirement.Check check, FactIndex index) {
        List<Fact> facts = index.of(check.keys());
        Optional<Fact> standing =
                find(facts, fact -> fact.answer() instanceof Answer.Present<String> && !hasEnded(fact));
        if (standing.isPresent()) {
            return of(
                    GateOutcome.FAIL,
                    standing.get().key() + ", " + standing.get().subject());
        }
        Optional<Fact> silent =
                find(facts, fact -> fact.answer() instanceof Answer.Unanswered<String> && !isNotRecorded(fact));
        if (silent.isPresent()) {
            return unknown(
                    UnknownCause.UNANSWERED, "unanswered: " + silent.get().subject());
        }
        Optional<String> beside = facts.stream()
                .filter(GateJudgement::isNotRecorded)
                .map(Fact::subject)
                .findFirst();
        if (beside.isPresent()) {
            return unknown(UnknownCause.NOT_ASKED, beside.orElseThrow());
        }
        if (facts.isEmpty()) {
            return unknown(UnknownCause.NOT_ASKED, check.name() + " was not asked");
        }
        return facts.stream().allMatch(fact -> fact.answer() instanceof Answer.NotApplicable<String>)
                ? of(GateOutcome.NOT_APPLICABLE, "does not apply here")
                : of(GateOutcome.PASS, check.name() + " is in order");
    }

    /** Whether the source was read to its end and holds nothing about the question. Its silence leaves no question of ours open. */
    private static boolean isNotRecorded(Fact fact) {
        return fact.answer() instanceof Answer.Unanswered<String> silent && silent.reason() == Reason.NOT_RECORDED;
    }

    private static boolean hasEnded(Fact fact) {
        return !fact.ended().isZero();
    }

    private static Optional<Fact> find(List<Fact> facts, Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).findFirst();
    }
}
