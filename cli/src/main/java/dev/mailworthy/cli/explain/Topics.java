package dev.mailworthy.cli.explain;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All codes that can be explained. Capitals, hyphens and underlines make no difference. A catalogue is read when a code may be in
 * it, because to read all of them takes longer than the rest of the command.
 */
public final class Topics {

    private final Map<String, Topic> others = new LinkedHashMap<>();
    private Optional<ListTopics> lists = Optional.empty();

    private Topics() {}

    /** The topics of the bundled data. For one thread. */
    public static Topics bundled() {
        return new Topics();
    }

    /** All topics but the lists and their answers, findings first. Of two with one code, the first counts. */
    public List<Topic> all() {
        Map<String, Topic> byCode = new LinkedHashMap<>();
        Stream.concat(FindingTopics.all(), others().values().stream())
                .forEach(topic -> byCode.putIfAbsent(plain(topic.code()), topic));
        return List.copyOf(byCode.values());
    }

    /** All but the findings and the lists. */
    private Map<String, Topic> others() {
        if (others.isEmpty()) {
            Stream.of(
                            RequirementTopics.all(),
                            WordTopics.all(),
                            CauseTopics.all(),
                            RuleTopics.all(),
                            ProviderTopics.all(),
                            EvidenceTopics.all())
                    .flatMap(each -> each)
                    .forEach(topic -> others.putIfAbsent(plain(topic.code()), topic));
        }
        return others;
    }

    private ListTopics lists() {
        ListTopics read = lists.orElseGet(() -> new ListTopics(Catalogue.bundled()));
        lists = Optional.of(read);
        return read;
    }

    /**
     * The topic of a code.
     *
     * @param text a code; a list's id or zone; or these and an answer of the list, as in {@code zen 127.0.0.4}
     */
    public Optional<Topic> find(String text) {
        String wanted = text.strip();
        return finding(plain(wanted))
                .or(() -> Optional.ofNullable(others().get(plain(wanted))))
                .or(() -> listed(wanted));
    }

    private static Optional<Topic> finding(String code) {
        return FindingTypes.all().stream()
                .filter(type -> plain(type.code()).equals(code))
                .findFirst()
                .map(FindingTopics::of);
    }

    private Optional<Topic> listed(String wanted) {
        String[] words = wanted.split("[\\s/]+");
        if (words.length > 2) {
            return Optional.empty();
        }
        return words.length == 2 ? lists().answer(words[0], words[1]) : lists().list(wanted);
    }

    /** A question about the likeliest codes, like {@code did you mean "PTR-MISSING"?}; empty if no code is near. */
    public Optional<String> question(String text) {
        List<String> codes =
                Stream.concat(all().stream().map(Topic::code), lists().names()).toList();
        return Nearest.question(text, codes);
    }

    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT).replace('_', '-');
    }
}
