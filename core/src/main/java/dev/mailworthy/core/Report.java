package dev.mailworthy.core;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a module's run says about mail: what it found, and what it could not learn. */
public interface Report {

    /** What was found, in the order in which it was checked. */
    List<Finding> findings();

    /** What was asked and answered, and is in order. */
    List<Confirmed> confirmed();

    /** The checks that nobody answered; none of them counts as a pass. */
    List<UnansweredCheck> unanswered();

    /**
     * Findings, confirmed checks and unanswered checks in the form that gates and scores read: a fact stands, is ruled out or is
     * open. What is in none of them was not asked.
     */
    default List<Fact> facts() {
        Stream<Fact> standing = findings().stream().map(Fact::of);
        Stream<Fact> ruledOut = Stream.concat(
                findings().stream()
                        .flatMap(finding -> absent(
                                finding.rulesOut(),
                                finding.evidence().stream()
                                        .findFirst()
                                        .map(Evidence::source)
                                        .orElse(finding.subject()))),
                confirmed().stream().flatMap(proof -> absent(proof.rulesOut(), proof.check())));
        Stream<Fact> open = unanswered().stream()
                .flatMap(check -> check.leavesOpen().stream()
                        .sorted()
                        .map(code -> Fact.of(code, check.check(), Answer.unanswered(check.why(), check.detail()))));
        return Stream.of(standing, ruledOut, open).flatMap(all -> all).toList();
    }

    private static Stream<Fact> absent(Set<String> codes, String subject) {
        return codes.stream().sorted().map(code -> Fact.of(code, subject, Answer.absent()));
    }
}
