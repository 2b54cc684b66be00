package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import dev.mailworthy.smtp.reply.ReplyStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled data, and the errors that are refused in data. */
@Timeout(120)
class ReplyCatalogueTest {

    private static final String SMALL = """
        schema: 1
        as_of: 2026-11
        categories:
          A: {blame: sender-dns, actor: dns-host, text: "t", remedy: "r.", effect: "e"}
        receivers:
          one: {name: One, mx: ["*.one.test"]}
        sources: {own: "x"}
        rules:
        - {id: a, receiver: one, code: "5..", any: ["x"], category: A, stage: [rcpt], conf: high, src: [own, rfc5321]}
        """;

    private final ReplyCatalogue bundled = ReplyCatalogue.bundled();

    @Test
    void theBundledDataIsComplete() {
        assertThat(bundled.rules()).hasSize(445);
        assertThat(bundled.causes()).hasSize(39);
        assertThat(bundled.receivers()).hasSize(27);
        assertThat(bundled.asOf()).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void aNoteIsForTheReaderOfAnExplanation() {
        assertThat(bundled.rules()).allSatisfy(rule -> {
            String note = rule.place().note();
            if (!note.isEmpty()) {
                assertThat(note)
                        .as(rule.id())
                        .matches("[A-Z0-9].*[.]|.*https://\\S+")
                        .doesNotContainPattern("\\b(lab|our|corpus)\\b");
            }
        });
    }

    @Test
    void everyRuleKnowsItsLine() throws IOException {
        List<String> lines;
        try (InputStream in = ReplyCatalogue.class.getResourceAsStream(ReplyCatalogue.FILE)) {
            lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(bundled.rules())
                .allSatisfy(
                        rule -> assertThat(lines.get(rule.place().line() - 1)).startsWith("- {id: " + rule.id() + ","));
    }

    @Test
    void everyCauseOnWhichASenderCanActIsAFinding() {
        Set<String> without = bundled.causes().stream()
                .filter(cause -> ReplyFinding.of(cause.id()).isEmpty())
                .map(Cause::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without)
                .containsExactly(
                        "DNS",
                        "NO_MAIL_SERVICE",
                        "OWN_UNSPECIFIED",
                        "PATH",
                        "POLICY_UNSPECIFIED",
                        "RCPT_POLICY",
                        "RCPT_UNAVAILABLE",
                        "RCPT_UNKNOWN",
                        "RELAY_DENIED",
                        "SERVER_BUSY",
                        "TEMP_UNSPECIFIED");
        assertThat(ReplyFinding.values()).allSatisfy(finding -> {
            assertThat(finding.code()).matches("REPLY(-[A-Z0-9]+)+");
            assertThat(finding.description().severity()).isEqualTo(finding.severity());
            assertThat(finding.remedy().action()).isNotEmpty();
        });
        assertThat(Arrays.stream(ReplyFinding.values()).filter(f -> f.remedy().actor() == Actor.YOU))
                .contains(ReplyFinding.REPLY_PTR_PROBLEM, ReplyFinding.REPLY_NETWORK_BLOCKED);
    }

    @Test
    void onlyTheseCategoriesHaveNoRule() {
        Set<String> named = bundled.rules().stream()
                .map(rule -> rule.conclusion().cause().id())
                .collect(Collectors.toSet());
        assertThat(bundled.causes())
                .extracting(Cause::id)
                .filteredOn(id -> !named.contains(id))
                .containsExactly("PTR_GENERIC");
    }

    @Test
    void aSmallFileIsRead() throws YamlException {
        Rule rule =
                ReplyCatalogueReader.read(YamlPart.document("f", SMALL)).rules().get(0);
        assertThat(rule.place().line()).isEqualTo(9);
        assertThat(rule.conclusion().usualStages()).containsExactly(ReplyStage.RCPT);
        assertThat(rule.conclusion().certaintyIfUnknown()).isEqualTo(Certainty.HIGH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema: 1            | schema: 2               | f:1: this program reads schema 1",
                "as_of: 2026-11       | as_of: yesterday        | f:2: as_of: a month is written 2026-11",
                "as_of: 2026-11       | as_off: 2026-11         | f:2: \"as_off\" is nothing that the file has",
                "blame: sender-dns    | blame: me               | f:4: blame: \"me\" is none of sender-network,",
                "actor: dns-host      | actor: nobody           | f:4: actor: \"nobody\" is no actor",
                ", effect: \"e\"      | ''                      | f:4: without effect",
                "[\"*.one.test\"]     | [\"*.*.*.test\"]        | f:6: mx: \"*.*.*.test\" is no pattern",
                "name: One            | nme: One                | f:6: \"nme\" is nothing that a receiver has",
                "receiver: one        | receiver: two           | f:9: receiver: there is no receiver \"two\"",
                "code: \"5..\"        | code: \"(5+)+\"         | f:9: code: \"(5+)+\" holds more than digits",
                "code: \"5..\"        | code: \"5.*\"           | f:9: code: \"5.*\" holds more than digits",
                "code: \"5..\"        | code: \"(5\"            | f:9: code: \"(5\" is no pattern: ",
                "any: [\"x\"]         | any: [\"\"]             | f:9: any: a fragment has words",
                "any: [\"x\"]         | any: [\"x  y\"]         | f:9: any: a fragment has words",
                "any: [\"x\"]         | any: x                  | f:9: any is not a sequence",
                "any: [\"x\"]         | many: [\"x\"]           | f:9: \"many\" is nothing that a rule has",
                "category: A          | category: B             | f:9: category: there is no category \"B\"",
                "stage: [rcpt]        | stage: [lunch]          | f:9: stage: \"lunch\" is none of connect,",
                "conf: high           | conf: sure              | f:9: conf: \"sure\" is none of high, medium, low",
                "conf: high,          | ''                      | f:9: without conf",
                "src: [own            | src: [gossip            | f:9: src: there is no source \"gossip\"",
                "id: a                | id: A                   | f:9: id: an id is of small letters",
                "schema: 1            | schema: &a [*a]         | f: Number of aliases",
            })
    void aMistakeIsReportedWithItsLine(String right, String wrong, String problem) {
        assertThat(SMALL).contains(right);
        assertThatThrownBy(() -> ReplyCatalogueReader.read(YamlPart.document("f", SMALL.replace(right, wrong))))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void anIdOccursOnce() {
        String rule = SMALL.substring(SMALL.indexOf("- {id"));
        assertThatThrownBy(() -> ReplyCatalogueReader.read(YamlPart.document("f", SMALL + rule)))
                .hasMessage("f:10: the id \"a\" stands twice");
    }
}
