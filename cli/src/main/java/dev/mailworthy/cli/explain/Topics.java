package dev.mailworthy.cli.explain;

import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All codes that can be explained. Capitals, hyphens and underlines make no difference. */
public final class Topics {

    private final Map<String, Topic> byCode = new LinkedHashMap<>();
    private final ListTopics lists;

    /** @param catalogue the blocklists */
    public Topics(Catalogue catalogue) {
        lists = new ListTopics(catalogue);
        Stream.of(
                        FindingTopics.all(),
                        RequirementTopics.all(),
                        WordTopics.all(),
                        CauseTopics.all(),
                        RuleTopics.all(),
                        ProviderTopics.all(),
                        EvidenceTopics.all())
                .flatMap(each -> each)
                .forEach(topic -> byCode.putIfAbsent(plain(topic.code()), topic));
    }

    /** The topics with the bundled catalogue of lists. */
    public static Topics bundled() {
        return new Topics(Catalogue.bundled());
    }

    /** All topics but the lists and their answers, findings first. */
    public List<Topic> all() {
        return List.copyOf(byCode.values());
    }

    /**
     * The topic of a code.
     *
     * @param text a code; a list's id or zone; or these and an answer of the list, as in {@code zen 127.0.0.4}
     */
    public Optional<Topic> find(String text) {
        String wanted = text.strip();
        Topic known = byCode.get(plain(wanted));
        if (known != null) {
            return Optional.of(known);
        }
        String[] words = wanted.split("[\\s/]+");
        if (words.length == 2) {
            return lists.answer(words[0], words[1]);
        }
        return words.length == 1 ? lists.list(wanted) : Optional.empty();
    }

    /** A question about the likeliest codes, like {@code did you mean "PTR-MISSING"?}; empty if no code is near. */
    public Optional<String> question(String text) {
        List<String> codes = Stream.concat(byCode.values().stream().map(Topic::code), lists.names())
                .toList();
        return Nearest.question(text, codes);
    }

    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT).replace('_', '-');
    }
}
