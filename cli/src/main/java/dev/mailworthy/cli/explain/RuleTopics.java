package dev.mailworthy.cli.explain;

import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about replies of mail servers, by the ids that JSON uses. */
final class RuleTopics {

    private RuleTopics() {}

    static Stream<Topic> all() {
        ReplyCatalogue catalogue = ReplyCatalogue.bundled();
        return catalogue.matches().stream().map(rule -> of(rule, catalogue));
    }

    private static Topic of(MatchedRule rule, ReplyCatalogue catalogue) {
        String whose = catalogue
                .receiverOf(rule.id())
                .map(name -> "a reply of " + name)
                .orElse("a reply of any receiver");
        Topic cause = CauseTopics.of(rule.cause());
        return new Topic(
                rule.id(),
                Topic.Kind.CAUSE,
                "rule about replies",
                "It recognises " + whose + ". The meaning: " + rule.cause().text() + ".",
                (cause.why() + " " + rule.note()).strip(),
                Optional.of("mailworthy explain \"THE REPLY\""),
                cause.steps(),
                cause.paste(),
                cause.takes(),
                List.of());
    }
}
