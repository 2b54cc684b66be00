package dev.mailworthy.core;

import java.util.List;
import java.util.stream.Stream;

/** What a module's run says about mail: what it found, and what it could not learn. */
public interface Report {

    /** What was found, in the order in which it was checked. */
    List<Finding> findings();

    /** What was asked, answered, and is in order. The source is what was asked, the observation what proves it. */
    List<Evidence> confirmed();

    /** The checks that nobody answered; none of them counts as a pass. */
    List<UnansweredCheck> unanswered();

    /**
     * The same in a form for gates and scores: findings that stand, those that evidence rules out, those that silence leaves
     * open. What is in none of them was not asked.
     */
    default List<Fact> facts() {
        Stream<Fact> present = findings().stream().map(Fact::of);
        Stream<Evidence> proofs = Stream.concat(
                findings().stream().flatMap(finding -> finding.evidence().stream()), confirmed().stream());
        Stream<Fact> absent = proofs.flatMap(proof ->
                proof.rulesOut().stream().sorted().map(code -> Fact.of(code, proof.source(), Answer.absent())));
        Stream<Fact> open = unanswered().stream()
                .flatMap(check -> check.leavesOpen().stream()
                        .sorted()
                        .map(code -> Fact.of(code, check.check(), Answer.unanswered(check.why(), check.detail()))));
        return Stream.of(present, absent, open).flatMap(all -> all).toList();
    }
}
