package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.explain.Topic;
import dev.mailworthy.cli.explain.Topics;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explain accepts each code that a screen or a document can show. */
@Timeout(120)
class ExplainCodesTest {

    private final Topics topics = Topics.bundled();

    @Test
    void everyVerdictOutcomeReasonRequirementCauseAndListIsKnown() {
        Stream<String> codes = Stream.of(
                        Arrays.stream(EgressVerdict.values()).map(Enum::name),
                        Arrays.stream(HostVerdict.values()).map(Enum::name),
                        Arrays.stream(AttemptOutcome.values()).map(Enum::name),
                        Arrays.stream(Verdict.values()).map(Verdict::label),
                        Arrays.stream(Reason.values()).map(Reason::label),
                        ReceiverPacks.bundled().packs().stream()
                                .flatMap(pack -> pack.requirements().stream())
                                .flatMap(requirement -> Stream.concat(
                                        Stream.of(requirement.id()),
                                        requirement.condition().allOf().stream()
                                                .flatMap(need -> need.anyOf().stream())
                                                .flatMap(check -> check.keys().stream())
                                                .map(key -> key.split("/")[0]))),
                        ReceiverPacks.bundled().packs().stream().map(pack -> pack.id()),
                        ReplyCatalogue.bundled().causes().stream().map(Cause::id),
                        Catalogue.bundled().lists().stream()
                                .flatMap(
                                        list -> Stream.of(list.id(), list.zone().open())),
                        Catalogue.bundled().dead().stream()
                                .flatMap(end -> end.suffixes().stream())
                                .map(Object::toString))
                .flatMap(each -> each);
        assertThat(codes.filter(code -> topics.find(code).isEmpty()).distinct()).isEmpty();
    }

    @Test
    void everyTopicSaysSomethingInWholeSentences() {
        assertThat(topics.all()).allSatisfy(topic -> {
            assertThat(topic.title()).as(topic.code()).endsWith(".");
            assertThat(topic.label()).as(topic.code()).isNotEmpty();
            assertThat(topic.kind()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y-a1-dns             | REQUIREMENT | Y-A1-DNS",
                "blocked-drop         | VERDICT     | BLOCKED_DROP",
                "zen 127.0.0.4        | LIST_ANSWER | spamhaus-zen 127.0.0.4",
                "psbl/127.0.0.2       | LIST_ANSWER | psbl 127.0.0.2",
                "bl.spamcop.net.      | LIST        | spamcop",
                "sorbs                | LIST        | sorbs.net",
                "dnsbl.sorbs.net      | LIST        | sorbs.net",
                "Ptr-Missing          | FINDING     | PTR-MISSING",
            })
    void aCodeIsFoundHoweverItIsSpelled(String text, Topic.Kind kind, String code) {
        Topic found = topics.find(text).orElseThrow();
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.code()).isEqualTo(code);
    }

    @Test
    void aListThatEndedIsCalledDeadWithItsDate() {
        assertThat(Ran.of("dnsbl", "explain", "sorbs").out())
                .isEqualTo(Ran.of("explain", "sorbs").out())
                .contains("is dead", "2024-06-05");
    }

    @Test
    void aTypingErrorGetsASuggestion() {
        Ran ran = Ran.of("explain", "DMARC-MISING");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("did you mean \"DMARC-MISSING\"");
    }

    @Test
    void aTopicIsOneJsonDocument() {
        Ran ran = Ran.of("explain", "U-4", "--json");
        assertThat(ran.json().get("kind")).isEqualTo("requirement");
        assertThat(ran.list("topics")).hasSize(1);
        assertThat(ran.list("findings")).isEmpty();
    }
}
