package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import dev.mailworthy.smtp.reply.ReplyStage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one {@link Rule} of a file of replies. */
final class RuleReader {

    private static final Set<String> RULE = Set.of(
            "id",
            "receiver",
            "not_receiver",
            "code",
            "ecode",
            "all",
            "any",
            "none",
            "ended",
            "at",
            "blame",
            "own_words",
            "category",
            "stage",
            "lasts",
            "conf",
            "conf_if_unknown",
            "note",
            // A remark for the authors of the file. No program reads it.
            "authors",
            "src");
    /** Sources that need no entry in the list of sources. */
    private static final String STANDARD = "rfc[0-9]{3,4}|iana";

    private final Map<String, Cause> causes;
    private final Set<String> receivers = new HashSet<>();
    private final Set<String> sources;

    RuleReader(Map<String, Cause> causes, List<ReceiverSigns> receivers, Set<String> sources) {
        this.causes = new HashMap<>(causes);
        receivers.forEach(receiver -> this.receivers.add(receiver.id()));
        this.sources = Set.copyOf(sources);
    }

    Rule read(YamlPart item) throws YamlException {
        Map<String, YamlPart> rule = item.mapping("a rule", RULE);
        return new Rule(place(item, rule), conditions(item, rule), conclusion(item, rule));
    }

    private Rule.Place place(YamlPart item, Map<String, YamlPart> rule) throws YamlException {
        return new Rule.Place(
                item.required(rule, "id").read("id", RuleReader::id),
                item.line(),
                YamlPart.optional(rule, "note", each -> each.text("note")).orElse(""),
                YamlPart.list(rule, "src", this::source));
    }

    private Rule.Conclusion conclusion(YamlPart item, Map<String, YamlPart> rule) throws YamlException {
        Certainty certainty = item.required(rule, "conf").read("conf", label -> Labelled.parse(Certainty.class, label));
        Cause category = item.required(rule, "category").read("category", this::cause);
        return new Rule.Conclusion(
                YamlPart.optional(
                                rule, "blame", each -> each.read("blame", label -> Labelled.parse(Blame.class, label)))
                        .map(category::blamedOn)
                        .orElse(category),
                Set.copyOf(YamlPart.list(rule, "stage", RuleReader::stage)),
                certainty,
                YamlPart.optional(
                                rule,
                                "conf_if_unknown",
                                each -> each.read("conf_if_unknown", label -> Labelled.parse(Certainty.class, label)))
                        .orElse(certainty),
                YamlPart.optional(
                        rule, "lasts", each -> each.read("lasts", label -> Labelled.parse(Permanence.class, label))));
    }

    private Rule.Conditions conditions(YamlPart item, Map<String, YamlPart> rule) throws YamlException {
        return new Rule.Conditions(
                receiver(rule, "receiver"),
                receiver(rule, "not_receiver"),
                item.required(rule, "code").read("code", ReplyCodePattern::parse),
                YamlPart.optional(rule, "ecode", each -> each.read("ecode", ReplyCodePattern::parse)),
                YamlPart.list(rule, "all", Fragment::parse),
                YamlPart.list(rule, "any", Fragment::parse),
                YamlPart.list(rule, "none", Fragment::parse),
                Set.copyOf(YamlPart.list(rule, "ended", RuleReader::stage)),
                Set.copyOf(YamlPart.list(rule, "at", RuleReader::stage)),
                YamlPart.optional(rule, "own_words", each -> each.read("own_words", RuleReader::yes))
                        .orElse(false));
    }

    private Optional<String> receiver(Map<String, YamlPart> rule, String key) throws YamlException {
        return YamlPart.optional(rule, key, each -> each.read(key, this::receiver));
    }

    private String receiver(String id) {
        if (!receivers.contains(id)) {
            throw new IllegalArgumentException("there is no receiver \"" + id + "\"");
        }
        return id;
    }

    private Cause cause(String id) {
        Cause cause = causes.get(id);
        if (cause == null) {
            throw new IllegalArgumentException("there is no category \"" + id + "\"");
        }
        return cause;
    }

    private String source(String name) {
        if (!sources.contains(name) && !name.matches(STANDARD)) {
            throw new IllegalArgumentException("there is no source \"" + name + "\"");
        }
        return name;
    }

    private static String id(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("an id is of small letters, digits and hyphens");
        }
        return text;
    }

    private static boolean yes(String word) {
        if (!word.equals("yes")) {
            throw new IllegalArgumentException("it is yes or not there");
        }
        return true;
    }

    private static ReplyStage stage(String label) {
        return Labelled.parse(ReplyStage.class, label);
    }
}
