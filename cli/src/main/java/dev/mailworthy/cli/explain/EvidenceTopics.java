package dev.mailworthy.cli.explain;

import dev.mailworthy.core.score.ScoreModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The evidence of the reputation estimate, by the ids that JSON uses. */
final class EvidenceTopics {

    private EvidenceTopics() {}

    static Stream<Topic> all() {
        Topic prior = topic(
                "prior",
                "What is assumed before any evidence: the share of unwanted senders.",
                "The estimate begins here. Evidence moves it up or down.");
        return Stream.concat(
                Stream.of(prior),
                ScoreModel.bundled().items().stream()
                        .map(item -> topic(
                                item.id(),
                                FindingTopics.sentence(item.name() + ", as evidence"),
                                "The reason for its weight: " + item.why() + ".")));
    }

    private static Topic topic(String code, String title, String why) {
        return new Topic(
                code,
                Topic.Kind.TERM,
                "evidence of the reputation estimate",
                title,
                why,
                Optional.of("mailworthy check -v DOMAIN"),
                List.of(),
                List.of(),
                "",
                List.of());
    }
}
