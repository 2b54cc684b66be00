package dev.mailworthy.cli.explain;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.receiver.Enforcement;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.Requirement;
import dev.mailworthy.core.receiver.Tier;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requirements of receivers, and the receivers themselves. */
final class RequirementTopics {

    /** A requirement of more receivers than this is one of all. */
    private static final int FEW = 2;
    /** Remedies that are shown for one requirement. */
    private static final int MOST_STEPS = 3;

    private RequirementTopics() {}

    static Stream<Topic> all() {
        List<ReceiverPack> packs = ReceiverPacks.bundled().packs();
        Stream<Topic> requirements = packs.stream()
                .flatMap(pack -> pack.requirements().stream())
                .collect(Collectors.toMap(Requirement::id, each -> each, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .map(requirement -> of(requirement, packs));
        return Stream.concat(requirements, packs.stream().map(RequirementTopics::of));
    }

    private static Topic of(Requirement requirement, List<ReceiverPack> packs) {
        return new Topic(
                requirement.id(),
                Topic.Kind.REQUIREMENT,
                "requirement of " + who(requirement, packs),
                FindingTopics.sentence(requirement.condition().text()),
                effect(requirement.enforcement()) + " The requirement is for "
                        + (requirement.tier() == Tier.ALL ? "all senders." : "senders of thousands of messages a day.")
                        + " What shows whether it is met: "
                        + requirement.measurement().by() + ".",
                Optional.empty(),
                steps(requirement),
                List.of(),
                "",
                List.of(requirement.source().page() + " (read "
                        + requirement.source().read() + ")"));
    }

    private static String who(Requirement requirement, List<ReceiverPack> packs) {
        List<String> names = packs.stream()
                .filter(pack ->
                        pack.requirements().stream().anyMatch(each -> each.id().equals(requirement.id())))
                .map(ReceiverPack::name)
                .toList();
        return names.size() > FEW ? "every receiver" : String.join(" and ", names);
    }

    private static String effect(Enforcement enforcement) {
        return switch (enforcement) {
            case REFUSE -> "Mail that does not meet this requirement is refused.";
            case DISTRUST -> "Mail that does not meet this requirement goes to the spam folder or is slowed down.";
            case ADVICE -> "The receiver advises this and does not require it.";
        };
    }

    /** How to meet it: the remedies of the findings that speak against it. */
    private static List<String> steps(Requirement requirement) {
        return requirement.condition().allOf().stream()
                .flatMap(need -> need.anyOf().stream())
                .flatMap(check -> check.keys().stream())
                .map(key -> key.split("/", 2)[0])
                .distinct()
                .flatMap(code -> FindingTypes.byCode(code).stream())
                .map(FindingType::remedy)
                .map(FindingTopics::step)
                .distinct()
                .limit(MOST_STEPS)
                .toList();
    }

    private static Topic of(ReceiverPack pack) {
        String ids = pack.requirements().stream().map(Requirement::id).collect(Collectors.joining(", "));
        return new Topic(
                pack.id(),
                Topic.Kind.RECEIVER,
                "receiver",
                pack.name() + ".",
                "Its requirements, as of " + pack.reviewed() + ": " + ids + ".",
                Optional.of("mailworthy check --receiver " + pack.id() + " DOMAIN"),
                List.of(),
                List.of(),
                "",
                List.of());
    }
}
