package dev.mailworthy.smtp.provider.catalogue;

import static dev.mailworthy.smtp.provider.catalogue.ProviderCatalogueReader.need;
import static dev.mailworthy.smtp.provider.catalogue.ProviderCatalogueReader.say;
import static dev.mailworthy.smtp.provider.catalogue.ProviderCatalogueReader.text;
import static dev.mailworthy.smtp.provider.catalogue.ProviderCatalogueReader.texts;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import dev.mailworthy.smtp.path.Confidence;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one {@link Provider} of a file. Only id and name are required. A missing fact is unknown, and the default
 * confidence is low.
 */
final class ProviderReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    private static final Set<String> PROVIDER = Set.of(
            "id",
            "name",
            "asn",
            "rdns",
            "rdns_note",
            "env",
            "dmi",
            "dmi_shared",
            "metadata",
            "ports",
            "block_style",
            "applies",
            "plan_detail",
            "unblock",
            "ptr",
            "relay",
            "notes",
            "sources",
            "conf");

    private final Map<String, YamlPart> provider;

    private ProviderReader(YamlPart item) throws YamlException {
        this.provider = item.mapping("a provider", PROVIDER);
    }

    /** @param relays the names of the relays in the file */
    static Provider read(YamlPart item, Set<String> relays) throws YamlException {
        ProviderReader reader = new ProviderReader(item);
        Map<String, YamlPart> confidence = reader.mapping("conf", Set.of("policy", "recognition"));
        return new Provider(
                need(item, reader.provider, "id").read("id", ProviderReader::id),
                say(need(item, reader.provider, "name"), "name"),
                reader.hints(confidence(confidence, "recognition")),
                reader.policy(confidence(confidence, "policy")),
                reader.unblock(),
                reader.reverseName(),
                reader.relays(relays));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("an id is of small letters, digits and hyphens");
        }
        return text;
    }

    private Hints hints(Confidence recognition) throws YamlException {
        List<DmiHint> dmi = new ArrayList<>(dmi("dmi", DmiHint.Reach.OWN));
        dmi.addAll(dmi("dmi_shared", DmiHint.Reach.SHARED));
        return new Hints(
                list("env", ProviderReader::variable),
                dmi,
                list("rdns", PtrPattern::parse),
                new HashSet<>(list("asn", ProviderReader::autonomousSystem)),
                metadata(),
                recognition);
    }

    private static String variable(String text) {
        if (!VARIABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no name of an environment variable");
        }
        return text;
    }

    /** Reads the number of an autonomous system: 32 bits (RFC 6793 section 2). */
    private static Long autonomousSystem(String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of an autonomous system");
        }
        return Long.valueOf(text);
    }

    private List<DmiHint> dmi(String key, DmiHint.Reach reach) throws YamlException {
        List<DmiHint> hints = new ArrayList<>();
        if (provider.containsKey(key)) {
            for (Map.Entry<String, YamlPart> each :
                    provider.get(key).mapping(key).entrySet()) {
                DmiField field = each.getValue().readKey(key, each.getKey(), DmiField::parse);
                hints.addAll(each.getValue().readItems(key, value -> new DmiHint(field, value, reach)));
            }
        }
        return hints;
    }

    private Optional<MetadataEndpoint> metadata() throws YamlException {
        Map<String, YamlPart> service = mapping("metadata", Set.of("get", "put", "header", "says"));
        if (!provider.containsKey("metadata")) {
            return Optional.empty();
        }
        YamlPart whole = provider.get("metadata");
        if (service.containsKey("get") == service.containsKey("put")) {
            throw whole.problem("a metadata service needs either get or put");
        }
        String verb = service.containsKey("get") ? "get" : "put";
        Optional<String> header = text(service, "header");
        Optional<String> says = text(service, "says");
        String method = verb.equals("get") ? "GET" : "PUT";
        return Optional.of(
                need(whole, service, verb).read(verb, url -> MetadataEndpoint.of(method, url, header, says)));
    }

    private Policy policy(Confidence confidence) throws YamlException {
        SortedMap<Integer, PortPolicy> ports = new TreeMap<>();
        if (provider.containsKey("ports")) {
            for (Map.Entry<String, YamlPart> each :
                    provider.get("ports").mapping("ports").entrySet()) {
                Integer port = each.getValue().readKey("ports", each.getKey(), ProviderCatalogueReader::port);
                ports.put(port, each.getValue().read("ports", label -> Labelled.parse(PortPolicy.class, label)));
            }
        }
        return new Policy(
                ports,
                text(provider, "applies"),
                text(provider, "block_style"),
                plans(),
                text(provider, "notes"),
                texts(provider, "sources"),
                confidence);
    }

    private Map<String, String> plans() throws YamlException {
        Map<String, String> plans = new LinkedHashMap<>();
        if (provider.containsKey("plan_detail")) {
            for (Map.Entry<String, YamlPart> each :
                    provider.get("plan_detail").mapping("plan_detail").entrySet()) {
                plans.put(Printable.text(each.getKey().replace('_', ' ')), say(each.getValue(), "plan_detail"));
            }
        }
        return plans;
    }

    private Optional<Unblock> unblock() throws YamlException {
        Map<String, YamlPart> way = mapping("unblock", Set.of("possible", "how", "url", "notes", "takes"));
        if (!provider.containsKey("unblock")) {
            return Optional.empty();
        }
        YamlPart whole = provider.get("unblock");
        YamlPart url = way.get("url");
        return Optional.of(new Unblock(
                need(whole, way, "possible").read("possible", label -> Labelled.parse(Unblock.Possible.class, label)),
                say(need(whole, way, "how"), "how"),
                url == null
                        ? Optional.empty()
                        : Optional.of(url.read("url", text -> Links.parse(text).toString())),
                text(way, "notes"),
                text(way, "takes").map(TimeToEffect::parse)));
    }

    private Optional<ReverseNameWay> reverseName() throws YamlException {
        Map<String, YamlPart> way = mapping("ptr", Set.of("how", "source", "as_of", "takes"));
        if (!provider.containsKey("ptr")) {
            return Optional.empty();
        }
        YamlPart whole = provider.get("ptr");
        return Optional.of(new ReverseNameWay(
                need(whole, way, "how").read("how", label -> Labelled.parse(ReverseNameWay.Kind.class, label)),
                need(whole, way, "source")
                        .read("source", text -> Links.parse(text).toString()),
                YamlPart.optional(way, "as_of", date -> date.read("as_of", YearMonth::parse)),
                text(way, "takes").map(TimeToEffect::parse)));
    }

    private List<String> relays(Set<String> known) throws YamlException {
        return list("relay", name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is none of the file's relays");
            }
            return name;
        });
    }

    private static Confidence confidence(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key)
                ? mapping.get(key).read(key, label -> Labelled.parse(Confidence.class, label))
                : Confidence.LOW;
    }

    private <T> List<T> list(String key, Function<String, T> parser) throws YamlException {
        return provider.containsKey(key) ? provider.get(key).readItems(key, parser) : List.of();
    }

    private Map<String, YamlPart> mapping(String key, Set<String> known) throws YamlException {
        return provider.containsKey(key) ? provider.get(key).mapping(key, known) : Map.of();
    }
}
