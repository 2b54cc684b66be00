package dev.mailworthy.dnsbl.catalogue;

import static dev.mailworthy.dnsbl.catalogue.ListCatalogueReader.text;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.CodePattern;
import dev.mailworthy.dnsbl.catalogue.code.CodeSeverity;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.Decode;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import dev.mailworthy.dnsbl.catalogue.code.Weight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one list of a catalogue file. Only id and zone have no default. The default {@link TestEntries test entries} are those
 * of RFC 5782 section 5.
 */
final class ListReader {

    private static final Set<String> LIST = Set.of(
            "id",
            "name",
            "operator",
            "zone",
            "key_id",
            "limits",
            "asks",
            "targets",
            "role",
            "scope",
            "lists",
            "decode",
            "codes",
            "errors",
            "error_notes",
            "fields",
            "access",
            "test",
            "links",
            "delisting",
            "weight",
            "receiver_defaults",
            "status",
            "subset_of",
            "superseded_by",
            "notes",
            "sources",
            "confidence",
            "measured",
            "related_zones",
            "ttl");
    private static final Set<String> CODE = Set.of("match", "means", "class", "severity");
    private static final Set<String> ACCESS = Set.of("public_resolver", "key", "key_zone", "free_limit", "note");
    private static final Set<String> TEST = Set.of("listed", "clean", "expect_listed", "basis", "note");
    private static final Set<String> LINKS = Set.of("site", "lookup", "delist");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final Map<String, YamlPart> list;

    private ListReader(Map<String, YamlPart> list) {
        this.list = list;
    }

    static ListEntry read(YamlPart item, QueryLimits defaults) throws YamlException {
        Map<String, YamlPart> list = item.mapping("a list", LIST);
        return new ListReader(list).entry(needed(list, "id", item), needed(list, "zone", item), defaults);
    }

    private ListEntry entry(YamlPart idPart, YamlPart zone, QueryLimits defaults) throws YamlException {
        String id = idPart.read("id", ListReader::id);
        Map<String, YamlPart> access = mapping("access", ACCESS);
        ListQuery query = query(zone, access);
        return new ListEntry(
                id,
                description(id),
                query,
                meaning(query.kinds()),
                test(query.kinds()),
                access(id, access, defaults),
                removal(),
                standing());
    }

    private ListDescription description(String id) throws YamlException {
        return new ListDescription(
                text(list, "name").orElse(id),
                text(list, "operator").orElse(""),
                text(list, "lists").orElse(""),
                text(list, "notes").orElse(""),
                list.containsKey("sources") ? list.get("sources").readItems("sources", each -> each) : List.of());
    }

    private ListQuery query(YamlPart zone, Map<String, YamlPart> access) throws YamlException {
        return new ListQuery(zone(zone, access), kinds(), label("asks", ListQuery.Asks.class, ListQuery.Asks.HOST));
    }

    private ListMeaning meaning(Set<TargetKind> kinds) throws YamlException {
        Role role = label("role", Role.class, Role.BLOCK);
        Scope usual = kinds.equals(Set.of(TargetKind.DOMAIN)) ? Scope.DOMAIN : Scope.ADDRESS;
        return new ListMeaning(role, label("scope", Scope.class, usual), codes(role));
    }

    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("an id is of small letters, digits and hyphens");
        }
        return text;
    }

    private static ZonePattern zone(YamlPart zone, Map<String, YamlPart> access) throws YamlException {
        Optional<String> keyed = text(access, "key_zone");
        return zone.read("zone", text -> new ZonePattern(text, keyed));
    }

    private Set<TargetKind> kinds() throws YamlException {
        return list.containsKey("targets")
                ? Set.copyOf(list.get("targets").readItems("targets", ListReader::kind))
                : Set.of(TargetKind.IP4);
    }

    private static TargetKind kind(String name) {
        for (TargetKind kind : TargetKind.values()) {
            if (kind.label().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" is none of ip4, ip6, domain");
    }

    private CodeTable codes(Role role) throws YamlException {
        List<ListCode> codes = new ArrayList<>();
        if (list.containsKey("codes")) {
            for (YamlPart item : list.get("codes").items("codes")) {
                codes.add(code(item, item.mapping("a code", CODE), role));
            }
        }
        return new CodeTable(
                label("decode", Decode.class, codes.isEmpty() ? Decode.ANY : Decode.EXACT),
                codes,
                patterns(list, "errors"),
                text(list, "error_notes").orElse(""),
                role == Role.ALLOW ? CodeClass.Weighing.FOR : CodeClass.Weighing.AGAINST);
    }

    private static ListCode code(YamlPart item, Map<String, YamlPart> code, Role role) throws YamlException {
        if (!code.containsKey("match")) {
            throw item.problem("a code without match");
        }
        CodeClass usual = role == Role.ALLOW ? CodeClass.GOOD : CodeClass.SPAM;
        return new ListCode(
                code.get("match").read("match", CodePattern::parse),
                text(code, "means").orElse("listed"),
                label(code, "class", CodeClass.class, usual),
                label(code, "severity", CodeSeverity.class, CodeSeverity.NONE));
    }

    private TestEntries test(Set<TargetKind> kinds) throws YamlException {
        if (!list.containsKey("test")) {
            return TestEntries.standard(kinds);
        }
        Map<String, YamlPart> test = mapping("test", TEST);
        return new TestEntries(
                targets(test, "listed"),
                targets(test, "clean"),
                patterns(test, "expect_listed"),
                basis(test),
                text(test, "note").orElse(""));
    }

    private static Map<TargetKind, Basis> basis(Map<String, YamlPart> test) throws YamlException {
        Map<TargetKind, Basis> basis = new EnumMap<>(TargetKind.class);
        if (test.containsKey("basis")) {
            for (Map.Entry<String, YamlPart> each : test.get("basis")
                    .mapping("basis", Set.of("ip4", "ip6", "domain"))
                    .entrySet()) {
                basis.put(
                        kind(each.getKey()), each.getValue().read("basis", text -> Labelled.parse(Basis.class, text)));
            }
        }
        return basis;
    }

    private Access access(String id, Map<String, YamlPart> access, QueryLimits defaults) throws YamlException {
        return new Access(
                label(access, "key", KeyNeed.class, KeyNeed.NONE),
                text(list, "key_id").orElse(id),
                text(access, "public_resolver").orElse("unknown"),
                list.containsKey("limits") ? ListCatalogueReader.limits(list.get("limits"), defaults) : defaults,
                text(access, "free_limit"),
                text(access, "note").orElse(""));
    }

    private Removal removal() throws YamlException {
        Map<String, YamlPart> links = mapping("links", LINKS);
        String how = text(list, "delisting").orElse("");
        return new Removal(Removal.By.of(how), how, text(links, "site"), text(links, "lookup"), text(links, "delist"));
    }

    private ListStanding standing() throws YamlException {
        return new ListStanding(
                label("weight", Weight.class, Weight.MEDIUM),
                label("status", Status.class, Status.ACTIVE),
                text(list, "subset_of"),
                text(list, "superseded_by"));
    }

    private Map<String, YamlPart> mapping(String key, Set<String> known) throws YamlException {
        return list.containsKey(key) ? list.get(key).mapping(key, known) : Map.of();
    }

    private <E extends Enum<E> & Labelled> E label(String key, Class<E> type, E usual) throws YamlException {
        return label(list, key, type, usual);
    }

    private static <E extends Enum<E> & Labelled> E label(
            Map<String, YamlPart> mapping, String key, Class<E> type, E usual) throws YamlException {
        return mapping.containsKey(key) ? mapping.get(key).read(key, text -> Labelled.parse(type, text)) : usual;
    }

    private static List<CodePattern> patterns(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? mapping.get(key).readItems(key, CodePattern::parse) : List.of();
    }

    private static List<Target> targets(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? mapping.get(key).readItems(key, Target::parse) : List.of();
    }

    private static YamlPart needed(Map<String, YamlPart> list, String key, YamlPart whole) throws YamlException {
        return YamlPart.in(list, key).orElseThrow(() -> whole.problem("a list without " + key));
    }
}
