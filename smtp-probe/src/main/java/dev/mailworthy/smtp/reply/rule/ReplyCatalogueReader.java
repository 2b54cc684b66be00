package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads files of replies. The beginning of the bundled file describes their form. */
final class ReplyCatalogueReader {

    private static final Set<String> TOP = Set.of("schema", "as_of", "categories", "receivers", "rules", "sources");
    private static final Set<String> CATEGORY = Set.of("blame", "actor", "lasts", "effect", "text", "remedy", "check");
    private static final Set<String> RECEIVER = Set.of("name", "mx", "tail", "tags", "banner", "authors");

    private ReplyCatalogueReader() {}

    static ReplyCatalogue read(YamlPart document) throws YamlException {
        Map<String, YamlPart> top = document.mapping("the file", TOP);
        YamlPart schema = document.required(top, "schema");
        if (!schema.text("schema").equals("1")) {
            throw schema.problem("this program reads schema 1");
        }
        YearMonth asOf = document.required(top, "as_of").read("as_of", ReplyCatalogueReader::month);
        Map<String, Cause> causes = causes(document.required(top, "categories"));
        List<ReceiverSigns> receivers = receivers(document.required(top, "receivers"));
        Set<String> sources =
                document.required(top, "sources").mapping("sources").keySet();
        RuleReader reader = new RuleReader(causes, receivers, sources);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlPart item : document.required(top, "rules").items("rules")) {
            Rule rule = reader.read(item);
            if (!ids.add(rule.id())) {
                throw item.problem("the id \"" + rule.id() + "\" stands twice");
            }
            rules.add(rule);
        }
        return new ReplyCatalogue(asOf, causes, receivers, rules);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a month is written 2026-11", e);
        }
    }

    private static Map<String, Cause> causes(YamlPart part) throws YamlException {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (Map.Entry<String, YamlPart> each : part.mapping("categories").entrySet()) {
            causes.put(each.getKey(), cause(each.getKey(), each.getValue()));
        }
        return causes;
    }

    private static Cause cause(String id, YamlPart part) throws YamlException {
        Map<String, YamlPart> cause = part.mapping("a category", CATEGORY);
        return new Cause(
                id,
                part.required(cause, "blame").read("blame", label -> Labelled.parse(Blame.class, label)),
                part.required(cause, "text").text("text"),
                part.required(cause, "actor").read("actor", ReplyCatalogueReader::actor),
                part.required(cause, "remedy").text("remedy"),
                part.required(cause, "effect").text("effect"),
                YamlPart.optional(
                                cause,
                                "check",
                                check -> check.read("check", label -> Labelled.parse(Cause.Check.class, label)))
                        .orElse(Cause.Check.NOTHING),
                YamlPart.optional(
                        cause,
                        "lasts",
                        lasts -> lasts.read("lasts", label -> Labelled.parse(Permanence.class, label))));
    }

    /** Reads an actor: its label, with a hyphen in place of the space. */
    private static Actor actor(String text) {
        return Arrays.stream(Actor.values())
                .filter(actor -> actor.label().replace(' ', '-').equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no actor"));
    }

    private static List<ReceiverSigns> receivers(YamlPart part) throws YamlException {
        List<ReceiverSigns> receivers = new ArrayList<>();
        for (Map.Entry<String, YamlPart> each : part.mapping("receivers").entrySet()) {
            Map<String, YamlPart> signs = each.getValue().mapping("a receiver", RECEIVER);
            receivers.add(new ReceiverSigns(
                    each.getKey(),
                    each.getValue().required(signs, "name").text("name"),
                    YamlPart.list(signs, "mx", HostPattern::parse),
                    YamlPart.list(signs, "tail", Fragment::parse),
                    YamlPart.list(signs, "tags", Fragment::parse),
                    YamlPart.list(signs, "banner", Fragment::parse)));
        }
        return receivers;
    }
}
