package dev.mailworthy.core.receiver;

import dev.mailworthy.core.data.DataLines.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@link ReceiverPacks}. The head of {@code receivers.txt} describes the format. */
final class PackReader {

    /** The id of the pack whose requirements apply to every receiver. */
    private static final String EVERY = "any";

    private final Map<String, Requirement.Check> checks = new LinkedHashMap<>();
    private final List<ReceiverPack> packs = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<PackDraft> pack = Optional.empty();
    private Optional<RequirementDraft> requirement = Optional.empty();

    List<ReceiverPack> read(List<Line> lines) {
        lines.forEach(this::read);
        endPack();
        List<Requirement> shared = packs.stream()
                .filter(each -> each.id().equals(EVERY))
                .flatMap(each -> each.requirements().stream())
                .toList();
        return packs.stream()
                .filter(each -> !each.id().equals(EVERY))
                .map(each -> withShared(each, shared))
                .toList();
    }

    private static ReceiverPack withShared(ReceiverPack pack, List<Requirement> shared) {
        return new ReceiverPack(
                pack.id(),
                pack.name(),
                pack.reviewed(),
                pack.relays(),
                Stream.concat(pack.requirements().stream(), shared.stream()).toList());
    }

    private void read(Line line) {
        switch (line.keyword()) {
            case "check" -> check(line);
            case "receiver" -> receiver(line);
            case "reviewed" -> inPack(line).reviewed = Optional.of(line.date(line.word()));
            case "relays" -> inPack(line).relays = line.words();
            case "requirement" -> requirement(line);
            default -> inRequirement(line).read(line, checks);
        }
    }

    private void check(Line line) {
        List<String> words = line.words();
        if (words.size() < 2) {
            throw line.wrong("a check has a name and at least one key");
        }
        List<String> keys = words.subList(1, words.size());
        if (checks.put(words.get(0), new Requirement.Check(words.get(0), keys)) != null) {
            throw line.wrong("there are two checks of that name");
        }
    }

    private void receiver(Line line) {
        endPack();
        String[] parts = line.text().split("\\s+", 2);
        if (parts.length != 2 || !ids.add("receiver " + parts[0])) {
            throw line.wrong("a receiver has an id of its own and a name");
        }
        pack = Optional.of(new PackDraft(line, parts[0], parts[1]));
    }

    private void requirement(Line line) {
        endRequirement();
        inPack(line);
        if (!ids.add(line.word())) {
            throw line.wrong("there are two requirements of that id");
        }
        requirement = Optional.of(new RequirementDraft(line));
    }

    private PackDraft inPack(Line line) {
        return pack.orElseThrow(() -> line.wrong("\"" + line.keyword() + "\" belongs into a receiver's pack"));
    }

    private RequirementDraft inRequirement(Line line) {
        return requirement.orElseThrow(() -> line.wrong("\"" + line.keyword() + "\" is not known here"));
    }

    private void endRequirement() {
        requirement.ifPresent(draft -> pack.ifPresent(open -> open.requirements.add(draft.end())));
        requirement = Optional.empty();
    }

    private void endPack() {
        endRequirement();
        pack.ifPresent(open -> packs.add(open.end()));
        pack = Optional.empty();
    }

    /** Collects the lines of one {@link ReceiverPack} until its last line is read. */
    private static final class PackDraft {
        private final Line head;
        private final String id;
        private final String name;
        private final List<Requirement> requirements = new ArrayList<>();
        private Optional<LocalDate> reviewed = Optional.empty();
        private List<String> relays = List.of();

        PackDraft(Line head, String id, String name) {
            this.head = head;
            this.id = id;
            this.name = name;
        }

        ReceiverPack end() {
            LocalDate date = reviewed.orElseThrow(() -> head.wrong("the pack has no date (reviewed)"));
            return new ReceiverPack(id, name, date, relays, requirements);
        }
    }
}
