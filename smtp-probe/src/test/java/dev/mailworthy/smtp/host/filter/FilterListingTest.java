package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.host.LocalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An nft that prints some forms of a ruleset and fails at others. */
class FilterListingTest {

    private static final String TEXT = """
            table inet f { # handle 1
            \tset ports { # handle 2
            \t\ttype inet_service
            \t\telements = { 25 }
            \t}
            \tchain out { # handle 1
            \t\ttype filter hook output priority 0; policy accept;
            \t\ttcp dport @ports drop # handle 4
            \t}
            }
            """;

    private static final String JSON = """
            {"nftables": [{"table": {"family": "inet", "name": "f", "handle": 1}},
             {"set": {"family": "inet", "name": "ports", "table": "f", "type": "inet_service", "handle": 2%s}},
             {"chain": {"family": "inet", "table": "f", "name": "out", "handle": 1, "type": "filter", "hook": "output",
              "prio": 0, "policy": "accept"}},
             {"rule": {"family": "inet", "table": "f", "chain": "out", "handle": 4, "expr": [
              {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@ports"}},
              {"drop": null}]}}]}
            """;

    private static final ProgramOutput WHOLE = printed(JSON.formatted(", \"elem\": [25]"));
    private static final ProgramOutput TERSE = printed(JSON.formatted(""));
    private static final ProgramOutput CUT = new ProgramOutput("{", "", true);

    private static ProgramOutput printed(String text) {
        return new ProgramOutput(text, "", false);
    }

    private final List<String> calls = new ArrayList<>();

    private Optional<Ruleset> read(Map<String, ProgramOutput> answers) {
        return new FilterListing(options -> {
                    calls.add(String.join(" ", options));
                    return Optional.ofNullable(answers.get(String.join(" ", options)));
                })
                .read();
    }

    private static String text(Ruleset rules) {
        return JsonRulesetTest.effect(rules).rules().stream()
                .map(LocalRule::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void theJsonDecidesAndTheTextIsQuoted() {
        Ruleset rules = read(Map.of("-j", WHOLE, "-t", printed(TEXT))).orElseThrow();
        assertThat(JsonRulesetTest.kinds(rules)).isEqualTo("REFUSES");
        assertThat(text(rules)).isEqualTo("tcp dport @ports drop (chain inet f out)");
        assertThat(calls).containsExactly("-j", "-t");
    }

    @Test
    void aLargeRulesetIsReadWithoutItsSets() {
        for (ProgramOutput large : List.of(CUT, printed("{\"nftables\": [" + "0, ".repeat(300_000) + "0]}"))) {
            Ruleset rules = read(Map.of("-j", large, "-t", printed(TEXT), "-j -t", TERSE))
                    .orElseThrow();
            assertThat(JsonRulesetTest.kinds(rules)).isEqualTo("unanswered");
        }
    }

    @Test
    void withoutJsonTheTextDecidesAndSaysSo() {
        Ruleset rules = read(Map.of("", printed(TEXT))).orElseThrow();
        assertThat(JsonRulesetTest.kinds(rules)).isEqualTo("REFUSES");
        assertThat(text(rules))
                .isEqualTo("tcp dport @ports drop (chain inet f out) (read from the text of nft, which gave no JSON)");
        assertThat(read(Map.of("-j", printed("no JSON"), "", printed(TEXT)))).isPresent();
    }

    @Test
    void aTextThatLacksConditionsDecidesNothing() {
        ProgramOutput lacking = new ProgramOutput(TEXT, "XT match owner not found\n", false);
        assertThat(read(Map.of("", lacking))).isEmpty();
        assertThat(text(read(Map.of("-j", WHOLE, "-t", lacking)).orElseThrow()))
                .isEqualTo("tcp dport @ports drop (chain inet f out)");
    }

    @Test
    void anNftThatFailsOrPrintsTooMuchGivesNothing() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(calls).containsExactly("-j", "");
        assertThat(read(Map.of("-j", CUT, "-t", CUT, "-j -t", CUT, "", CUT))).isEmpty();
    }
}
