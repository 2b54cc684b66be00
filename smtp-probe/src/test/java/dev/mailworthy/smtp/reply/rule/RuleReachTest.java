package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each sample reply of a rule matches that rule, or an earlier one. */
@Timeout(120)
class RuleReachTest {

    /** Rules that match none of their own samples. */
    private static final Set<String> SHADOWED = Set.of();

    private final ReplyCatalogue catalogue = ReplyCatalogue.bundled();

    @Test
    void everySampleMeetsItsRuleOrAnEarlierOne() {
        for (Rule rule : catalogue.rules()) {
            for (RuleSamples.Sample sample : RuleSamples.of(rule, catalogue)) {
                assertThat(sample.met(catalogue))
                        .as(rule.id() + " " + sample)
                        .hasValueSatisfying(met -> assertThat(met.place().line())
                                .isLessThanOrEqualTo(rule.place().line()));
            }
        }
    }

    @Test
    void onlyTheseRulesMatchNoneOfTheirSamples() {
        Set<String> shadowed = new TreeSet<>();
        Set<String> partly = new TreeSet<>();
        for (Rule rule : catalogue.rules()) {
            List<RuleSamples.Sample> samples = RuleSamples.of(rule, catalogue);
            List<RuleSamples.Sample> lost = samples.stream()
                    .filter(sample ->
                            !sample.met(catalogue).filter(rule::equals).isPresent())
                    .toList();
            if (lost.size() == samples.size()) {
                shadowed.add(rule.id());
            }
            lost.forEach(sample -> partly.add(rule.id() + ": " + sample.madeOf() + " -> "
                    + sample.met(catalogue).map(Rule::id).orElse("")));
        }
        System.out.println("samples that meet an earlier rule: " + partly.size());
        partly.forEach(line -> System.out.println("  " + line));
        assertThat(shadowed).isEqualTo(SHADOWED);
    }
}
