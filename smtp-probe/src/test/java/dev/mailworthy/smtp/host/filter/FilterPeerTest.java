package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rulesets in a network namespace of their own, as this machine's nft prints them. With {@code MAILWORTHY_PEERS=required} the
 * tests fail on a machine that cannot make one.
 */
@Tag("namespace")
@Timeout(60)
class FilterPeerTest {

    private static final String MARK = "== the next form";

    @BeforeAll
    static void namespaces() throws Exception {
        Process process = new ProcessBuilder("unshare", "-n", "nft", "-j", "list", "ruleset").start();
        boolean works = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        boolean required = "required".equals(System.getenv("MAILWORTHY_PEERS"));
        if (!works && required) {
            throw new IllegalStateException("needed here: a network namespace, and nft with JSON");
        }
        Assumptions.assumeTrue(works, "no network namespace, or no nft with JSON");
    }

    /** Loads a ruleset in a new namespace and prints it there in every form that is read. */
    private static Optional<Ruleset> listed(String rules) throws IOException {
        List<String> forms = List.of("-j", "-t", "-j -t", "");
        String print = forms.stream()
                .map(form -> "nft -nn -a " + form + " list ruleset; echo; echo " + MARK)
                .collect(Collectors.joining("; "));
        Process process = new ProcessBuilder("unshare", "-n", "sh", "-c", "nft -f - && { " + print + "; }")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(rules.getBytes(StandardCharsets.UTF_8));
        }
        String[] printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(MARK + "\n");
        assertThat(printed).hasSameSizeAs(forms);
        return new FilterListing(options ->
                        Optional.of(new ProgramOutput(printed[forms.indexOf(String.join(" ", options))], "", false)))
                .read();
    }

    static List<JsonRulesetTest.Printed> loadable() throws IOException {
        return JsonRulesetTest.printed().stream()
                .filter(each -> !each.name().startsWith("iptables"))
                .toList();
    }

    /** The committed text of nft, read by nft again, is judged in the same way. */
    @ParameterizedTest
    @MethodSource("loadable")
    void thisNftPrintsRulesThatAreJudgedInTheSameWay(JsonRulesetTest.Printed one) throws IOException {
        Optional<Ruleset> rules = listed(one.text());
        assertThat(rules).isPresent();
        assertThat(JsonRulesetTest.kinds(rules.get())).isEqualTo(one.kinds());
        assertThat(rules.get().note()).isEmpty();
        assertThat(rules.get().chains().values())
                .allSatisfy(chain ->
                        assertThat(chain.rules()).noneMatch(rule -> rule.text().startsWith("the rule with handle")));
    }
}
