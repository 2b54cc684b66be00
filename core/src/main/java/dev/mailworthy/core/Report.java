package dev.mailworthy.core;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The result of one module's run, in three lists. Each check ends in one of them: a {@link Finding} is something wrong or worth
 * knowing, a {@link Confirmed} check is in order, an {@link UnansweredCheck} is neither. {@link #facts()} puts the three
 * together by finding code.
 */
public interface Report {

    /** {@return what was found, in the order of the checks} */
    List<Finding> findings();

    /** {@return the checks that were answered and found nothing wrong} */
    List<Confirmed> confirmed();

    /** {@return the checks without an answer} None of them counts as a pass. */
    List<UnansweredCheck> unanswered();

    /**
     * {@return one {@link Fact} for each finding that stands, for each code that is ruled out and for each code that is left
     * open, in this order} A code without a fact was not checked.
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
