package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads files of providers. The legend in the bundled file describes their form. */
final class ProviderCatalogueReader {

    private static final Set<String> TOP =
            Set.of("schema", "as_of", "legend", "generic_steps", "relays", "providers", "unknown_provider_advice");

    private ProviderCatalogueReader() {}

    static ProviderCatalogue read(YamlPart document) throws YamlException {
        Map<String, YamlPart> top = document.mapping("a file of providers", TOP);
        if (top.containsKey("schema") && !top.get("schema").text("schema").equals("1")) {
            throw top.get("schema").problem("this program reads schema 1");
        }
        YearMonth asOf = need(document, top, "as_of").read("as_of", ProviderCatalogueReader::month);
        List<Relay> relays = relays(top);
        Map<String, YamlPart> steps = top.containsKey("generic_steps")
                ? top.get("generic_steps").mapping("generic_steps", Set.of("request", "relay"))
                : Map.of();
        return new ProviderCatalogue(
                asOf,
                providers(need(document, top, "providers"), relays),
                relays,
                requests(steps),
                texts(steps, "relay"),
                advice(top));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a month is written 2026-11", e);
        }
    }

    private static List<Provider> providers(YamlPart part, List<Relay> relays) throws YamlException {
        Set<String> known = new HashSet<>();
        relays.forEach(relay -> known.add(relay.name()));
        List<Provider> providers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlPart item : part.items("providers")) {
            Provider provider = ProviderReader.read(item, known);
            if (!ids.add(provider.id())) {
                throw item.problem("the id \"" + provider.id() + "\" stands twice");
            }
            providers.add(provider);
        }
        return providers;
    }

    private static List<Relay> relays(Map<String, YamlPart> top) throws YamlException {
        List<Relay> relays = new ArrayList<>();
        for (YamlPart item : items(top, "relays")) {
            Map<String, YamlPart> relay = item.mapping("a relay", Set.of("name", "host", "ports", "note"));
            relays.add(new Relay(
                    say(need(item, relay, "name"), "name"),
                    say(need(item, relay, "host"), "host"),
                    need(item, relay, "ports").readItems("ports", ProviderCatalogueReader::port),
                    text(relay, "note")));
        }
        return relays;
    }

    private static List<RequestStep> requests(Map<String, YamlPart> steps) throws YamlException {
        List<RequestStep> requests = new ArrayList<>();
        for (YamlPart item : items(steps, "request")) {
            Map<String, YamlPart> step = item.mapping("a step", Set.of("step", "promise", "when", "takes"));
            requests.add(new RequestStep(
                    say(need(item, step, "step"), "step"),
                    say(need(item, step, "promise"), "promise"),
                    step.containsKey("when")
                            ? step.get("when").read("when", label -> Labelled.parse(RequestStep.When.class, label))
                            : RequestStep.When.BEFORE,
                    text(step, "takes").orElse("minutes")));
        }
        return requests;
    }

    private static List<Remedy> advice(Map<String, YamlPart> top) throws YamlException {
        List<Remedy> advice = new ArrayList<>();
        for (YamlPart item : items(top, "unknown_provider_advice")) {
            Map<String, YamlPart> step = item.mapping("advice", Set.of("who", "step", "means", "takes"));
            advice.add(new Remedy(
                    need(item, step, "who").read("who", who -> Labelled.parse(Actor.class, who)),
                    say(need(item, step, "step"), "step"),
                    YamlPart.optional(step, "means", each -> each.read("means", ProviderCatalogueReader::means)),
                    text(step, "takes").orElse("minutes")));
        }
        return advice;
    }

    /** Reads the means of a step. The letter is the only means that a file can name. */
    private static Means means(String text) {
        if (!text.equals("ticket")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a means; the only one is \"ticket\"");
        }
        return new Means.Learn(Hint.Standard.WRITE_TICKET);
    }

    /** A TCP port. */
    static Integer port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("\"" + text + "\" is not a port from 1 to 65535");
        }
        return Integer.valueOf(text);
    }

    static YamlPart need(YamlPart whole, Map<String, YamlPart> mapping, String key) throws YamlException {
        return YamlPart.in(mapping, key).orElseThrow(() -> whole.problem("\"" + key + "\" is missing"));
    }

    static List<YamlPart> items(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? mapping.get(key).items(key) : List.of();
    }

    static List<String> texts(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? mapping.get(key).readItems(key, Printable::text) : List.of();
    }

    static Optional<String> text(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? Optional.of(say(mapping.get(key), key)) : Optional.empty();
    }

    /** Reads a text for reports: it must not be empty, and must be printable. */
    static String say(YamlPart part, String what) throws YamlException {
        return part.read(what, text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("is empty");
            }
            return Printable.text(text.strip());
        });
    }
}
