package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalEffect;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulesets as nft 1.0.6 printed them, with those of iptables-nft 1.8.9 among them. */
class JsonRulesetTest {

    private static final LocalUser ROOT = new LocalUser("root", OptionalLong.of(0), OptionalLong.of(0));
    private static final LocalUser MAILER = new LocalUser("mailer", OptionalLong.of(101), OptionalLong.of(105));
    private static final IpAddress SERVER = IpAddress.parse("198.51.100.7");

    /** One ruleset, as it was made and as nft printed it. */
    record Printed(String name, String kinds, Members json, String text, String errors) {
        static Printed of(Members line) {
            return new Printed(
                    line.text("policy") + ": " + line.text("rules"),
                    line.text("kinds"),
                    line.object("nft"),
                    line.text("text"),
                    line.text("errors"));
        }

        FilterListing.Text listing() {
            return FilterListing.Text.of(new ProgramOutput(text, errors, false));
        }

        @Override
        public String toString() {
            return name + ": " + kinds;
        }
    }

    static List<Printed> printed() throws IOException {
        try (InputStream in = JsonRulesetTest.class.getResourceAsStream("nft-1.0.6.ndjson")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Printed.of(JsonInput.object(line)))
                    .toList();
        }
    }

    static LocalEffect effect(Ruleset ruleset) {
        return new FilterJudgement(ruleset, ROOT, List.of(MAILER)).on(new Outgoing(IpFamily.IPV4, 25, List.of(SERVER)));
    }

    static String kinds(Ruleset ruleset) {
        LocalEffect effect = effect(ruleset);
        String refusal = effect.refusal()
                .fold(rule -> rule.kind().name(), () -> "absent", silent -> "unanswered", beside -> "not-applicable");
        return refusal + (effect.byUser().isPresent() ? " BY_USER" : "");
    }

    @ParameterizedTest
    @MethodSource("printed")
    void theJsonDecidesAboutANewConnection(Printed one) {
        assertThat(kinds(JsonRuleset.read(one.json(), Optional.of(one.listing()), true)))
                .isEqualTo(one.kinds());
    }

    /** The text of a ruleset with extensions of iptables that nft does not find lacks conditions; it is not read. */
    @ParameterizedTest
    @MethodSource("printed")
    void theTextDecidesInTheSameWay(Printed one) {
        FilterListing.Text text = one.listing();
        assertThat(text.isWhole())
                .isEqualTo(!one.name().startsWith("iptables, no extensions: ")
                        || one.errors().isEmpty());
        if (text.isWhole()) {
            assertThat(kinds(text.rules())).isEqualTo(one.kinds());
        }
    }

    /** Without the text an extension of iptables is unknown; all else is decided in the same way. */
    @ParameterizedTest
    @MethodSource("printed")
    void withoutTheTextARuleIsNamedByItsHandle(Printed one) {
        if (one.name().equals("nft: a dormant table")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonRuleset.read(one.json(), Optional.empty(), true))
                    .withMessage("a table has unknown flags");
            return;
        }
        Ruleset alone = JsonRuleset.read(one.json(), Optional.empty(), true);
        if (!one.name().startsWith("iptables: ")) {
            // nft has no JSON for the update of a map, and what it prints in its place is not read.
            assertThat(kinds(alone))
                    .isEqualTo(one.name().equals("nft: an update of a map") ? "unanswered" : one.kinds());
        }
        assertThat(alone.chains().values())
                .allSatisfy(chain -> assertThat(chain.rules())
                        .allSatisfy(rule -> assertThat(rule.text())
                                .matches("the rule with handle " + rule.handle()
                                        + "(, with [a-zA-Z, ]+ of iptables)?")));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void everyRuleIsQuotedAsNftPrintsIt(Printed one) {
        Ruleset read = JsonRuleset.read(one.json(), Optional.of(one.listing()), true);
        String text = one.text().replaceAll("\\s*\n\\s*", " ");
        boolean isWhole = one.listing().isWhole();
        read.chains().values().stream()
                .flatMap(chain -> chain.rules().stream())
                .filter(rule -> isWhole || !rule.text().startsWith("the rule with handle "))
                .forEach(rule -> assertThat(text).contains(rule.text() + " # handle " + rule.handle()));
    }

    @Test
    void aRuleIsNeverQuotedFromATextThatDiffers() throws IOException {
        Printed one = printed().stream()
                .filter(each -> each.name().equals("accept: tcp dport 443 accept // counter packets 3 bytes 9 drop"))
                .findFirst()
                .orElseThrow();
        for (String other : List.of(
                "",
                one.text().replace("# handle 3", "# handle 9"),
                one.text().replaceFirst("\t\ttcp dport 443 .*\n", ""),
                one.text().replace("table inet f", "table bridge f"),
                one.text().replace("chain out", "chain other"),
                one.text().replaceFirst("\t\ttcp dport 443 .*\n", "\t\tdrop # handle 7\n$0"))) {
            FilterListing.Text text = new FilterListing.Text(TextRuleset.read(other), true);
            assertThat(effect(JsonRuleset.read(one.json(), Optional.of(text), true))
                            .rules())
                    .as(other)
                    .extracting(LocalRule::text)
                    .allMatch(quoted -> quoted.matches("the rule with handle [0-9]+ \\(chain inet f out\\)"))
                    .isNotEmpty();
        }
    }

    private static String ruleset(String statement) {
        return """
                {"nftables": [{"table": {"family": "inet", "name": "f", "handle": 1}},
                 {"chain": {"family": "inet", "table": "f", "name": "out", "handle": 1, "type": "filter", "hook": "output",
                  "prio": 0, "policy": "accept"}},
                 {"rule": {"family": "inet", "table": "f", "chain": "out", "handle": 4, "expr": [
                  {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 25}}, %s]}}]}
                """.formatted(statement);
    }

    /** Statements that this machine's kernel or nft does not have, in the form of libnftables-json(5). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"queue\": {\"num\": 0}}                                                            | unanswered",
                "{\"match\": {\"op\": \"==\", \"left\": {\"socket\": {\"key\": \"cgroupv2\"}}, \"right\": \"m\"}}, {\"drop\": null}"
                        + " | unanswered BY_USER",
                "{\"match\": {\"op\": \"in\", \"left\": {\"ct\": {\"key\": \"state\"}}, \"right\": [\"new\", \"established\"]}},"
                        + " {\"drop\": null} | REFUSES",
                "{\"match\": {\"op\": \"in\", \"left\": {\"ct\": {\"key\": \"state\"}}, \"right\": {\"\\u007c\": [\"invalid\", \"new\"]}}},"
                        + " {\"drop\": null} | REFUSES",
                "{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"daddr\"}},"
                        + " \"right\": \"@gone\"}}, {\"drop\": null} | unanswered",
                "{\"vmap\": {\"key\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"data\": \"@gone\"}} | unanswered",
                "{\"xt\": null}, {\"drop\": null}                                                     | unanswered",
                "{\"xt\": {\"type\": \"match\", \"name\": \"owner\"}}, {\"drop\": null}               | unanswered BY_USER",
                "{\"xt\": {\"type\": \"target\", \"name\": \"REJECT\"}}                               | REFUSES",
                "{\"xt\": {\"type\": \"target\", \"name\": \"LOG\"}}, {\"drop\": null}                | REFUSES",
                "{\"xt\": {\"type\": \"target\", \"name\": \"TEE\"}}                                  | absent",
                "{\"xt\": {\"type\": \"target\", \"name\": \"NEWER\"}}                                | unanswered",
                "{\"tproxy\": {\"port\": 5}}                                                          | REDIRECTS",
                "{\"synproxy\": {\"mss\": 1460}}                                                      | unanswered",
                "{\"a new statement\": {}}, {\"drop\": null}                                          | unanswered",
                "{\"match\": {\"op\": \"==\", \"left\": {\"a new expression\": 1}, \"right\": 2}}, {\"drop\": null} | unanswered",
                "{\"jump\": {\"target\": \"gone\"}}                                                   | unanswered",
                "\"jump {drop}\"                                                                       | unanswered",
                "null, {\"drop\": null}                                                               | unanswered",
                "{\"reject\": null}                                                                   | REFUSES",
                "{\"limit\": \"named\"}, {\"drop\": null}                                              | RATIONS",
                "{\"counter\": \"named\"}, {\"log\": null}, {\"drop\": null}                           | REFUSES",
                "{\"drop\": null, \"comment\": \"two members\"}                                       | unanswered",
            })
    void otherStatements(String statement, String kinds) {
        assertThat(kinds(JsonRuleset.read(JsonInput.object(ruleset(statement)), Optional.empty(), true)))
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource({"dormant, absent", "[\"dormant\"], absent", "persist, REFUSES", "[\"owner\"], REFUSES"})
    void aDormantTableSeesNoPackets(String flags, String kinds) {
        String json = ruleset("{\"drop\": null}")
                .replaceFirst(
                        "\"name\": \"f\"",
                        "\"name\": \"f\", \"flags\": " + (flags.startsWith("[") ? flags : '"' + flags + '"'));
        assertThat(kinds(JsonRuleset.read(JsonInput.object(json), Optional.empty(), true)))
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{\"nftables\": 1}",
                "{\"nftables\": [1]}",
                "{\"nftables\": [{\"rule\": {\"family\": \"inet\", \"table\": \"f\", \"chain\": \"c\", \"handle\": 1, \"expr\": []}}]}",
                "{\"nftables\": [{\"chain\": {\"family\": \"inet\", \"table\": \"f\", \"name\": 1}}]}",
                "{\"nftables\": [{\"chain\": {\"family\": \"inet\", \"table\": \"f\"}}]}",
                "{\"nftables\": [{\"chain\": {\"family\": \"inet\", \"table\": \"f\", \"name\": \"c\"}},"
                        + " {\"chain\": {\"family\": \"inet\", \"table\": \"f\", \"name\": \"c\"}}]}",
            })
    void whatIsNoRulesetIsRefused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonRuleset.read(JsonInput.object(json), Optional.empty(), true));
    }
}
