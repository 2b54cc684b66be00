package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Catalogue files: plain YAML, no types of its own, no anchors that multiply. */
final class CatalogueReader {

    private CatalogueReader() {}

    static List<CatalogueEntry> read(String file, String text) throws CatalogueException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            Object document = new Load(settings).loadFromString(text);
            List<CatalogueEntry> entries = new ArrayList<>();
            for (Object list : items(map(document, "the file"), "lists")) {
                entries.add(entry(map(list, "an item of lists")));
            }
            return entries;
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new CatalogueException(file + line + ": " + e.getProblem());
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new CatalogueException(file + ": " + e.getMessage());
        }
    }

    private static CatalogueEntry entry(Map<?, ?> list) {
        String id = text(list, "id").orElseThrow(() -> new IllegalArgumentException("a list without an id"));
        try {
            Map<?, ?> test = map(list.get("test"), "test");
            return new CatalogueEntry(
                    id,
                    text(list, "name").orElse(id),
                    zone(list),
                    strings(list, "targets").stream().map(CatalogueReader::kind).toList(),
                    text(list, "role").equals(Optional.of("allow")),
                    text(list, "decode").equals(Optional.of("any")),
                    codes(list),
                    patterns(list, "errors"),
                    targets(test, "listed"),
                    targets(test, "clean"),
                    patterns(test, "expect_listed"),
                    list.get("links") instanceof Map<?, ?> links ? text(links, "delist") : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("list \"" + id + "\": " + e.getMessage(), e);
        }
    }

    private static String zone(Map<?, ?> list) {
        String zone = text(list, "zone").orElseThrow(() -> new IllegalArgumentException("zone is missing"));
        return DomainName.parse(zone).toString();
    }

    private static TargetKind kind(String name) {
        return TargetKind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<CatalogueEntry.Code> codes(Map<?, ?> list) {
        return items(list, "codes").stream()
                .map(code -> code(map(code, "a code")))
                .toList();
    }

    private static CatalogueEntry.Code code(Map<?, ?> code) {
        CodePattern pattern = CodePattern.parse(text(code, "match").orElse(""));
        boolean policy = text(code, "class").equals(Optional.of("policy"));
        Severity severity = switch (text(code, "severity").orElse("none")) {
            case "high" -> Severity.BLOCKER;
            case "medium" -> Severity.ERROR;
            case "low" -> Severity.WARNING;
            default -> Severity.INFO;
        };
        return new CatalogueEntry.Code(pattern, text(code, "means").orElse("listed"), policy, severity);
    }

    private static List<CodePattern> patterns(Map<?, ?> map, String key) {
        return strings(map, key).stream().map(CodePattern::parse).toList();
    }

    private static List<Target> targets(Map<?, ?> map, String key) {
        return strings(map, key).stream().map(Target::parse).toList();
    }

    private static List<String> strings(Map<?, ?> map, String key) {
        return items(map, key).stream().map(String::valueOf).toList();
    }

    private static List<?> items(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw new IllegalArgumentException(key + " is not a sequence");
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " is not a mapping");
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf);
    }
}
