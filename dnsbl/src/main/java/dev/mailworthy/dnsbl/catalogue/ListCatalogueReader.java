package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@link Catalogue catalogue} files. The legend of the bundled catalogue describes the form. */
final class ListCatalogueReader {

    private static final Set<String> TOP = Set.of(
            "schema",
            "version",
            "compiled",
            "reviewed",
            "legend",
            "sources",
            "global_rules",
            "defaults",
            "profiles",
            "lists",
            "dead");
    private static final Set<String> DEAD = Set.of(
            "suffix", "also", "name", "since", "behaviour", "replaced_by", "sources", "confidence", "still_shipped_by");

    private ListCatalogueReader() {}

    /** @param ended zones of lists that ended, which the file may not name */
    static Catalogue read(YamlPart document, List<DeadZone> ended) throws YamlException {
        Map<String, YamlPart> top = document.mapping("a catalogue", TOP);
        if (top.containsKey("schema") && !top.get("schema").text("schema").equals("1")) {
            throw top.get("schema").problem("this program reads schema 1");
        }
        QueryLimits defaults =
                top.containsKey("defaults") ? limits(top.get("defaults"), QueryLimits.none()) : QueryLimits.none();
        List<ListEntry> lists = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlPart list : YamlPart.in(top, "lists").map(List::of).orElse(List.of())) {
            for (YamlPart item : list.items("lists")) {
                ListEntry entry = ListReader.read(item, defaults);
                if (!ids.add(entry.id())) {
                    throw item.problem("the id \"" + entry.id() + "\" stands twice");
                }
                refuseDead(item, entry, ended);
                lists.add(entry);
            }
        }
        return new Catalogue(version(top), date(top), lists, dead(top), profiles(top));
    }

    private static void refuseDead(YamlPart item, ListEntry entry, List<DeadZone> ended) throws YamlException {
        for (DeadZone dead : ended) {
            if (DomainName.ofOctets(entry.zone().open()).filter(dead::holds).isPresent()) {
                throw item.problem(dead.obituary());
            }
        }
    }

    private static String version(Map<String, YamlPart> top) throws YamlException {
        return top.containsKey("version") ? top.get("version").text("version") : "";
    }

    /** The day on which the whole catalogue was last reviewed. */
    private static Optional<LocalDate> date(Map<String, YamlPart> top) throws YamlException {
        Optional<YamlPart> part = YamlPart.in(top, "reviewed").or(() -> YamlPart.in(top, "compiled"));
        return part.isEmpty() ? Optional.empty() : Optional.of(part.get().read("the date", ListCatalogueReader::day));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written 2026-11-24", e);
        }
    }

    /**
     * @param usual the limits if the file has none
     */
    static QueryLimits limits(YamlPart part, QueryLimits usual) throws YamlException {
        Map<String, YamlPart> limits = part.mapping("limits", Set.of("per_second", "per_day"));
        OptionalInt perSecond = limits.containsKey("per_second")
                ? OptionalInt.of(limits.get("per_second")
                        .read("per_second", ListCatalogueReader::positive)
                        .intValue())
                : usual.perSecond();
        OptionalLong perDay = limits.containsKey("per_day")
                ? OptionalLong.of(limits.get("per_day").read("per_day", ListCatalogueReader::positive))
                : usual.perDay();
        return new QueryLimits(perSecond, perDay);
    }

    private static Long positive(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number from 1 to 999999999");
        }
        return Long.valueOf(text);
    }

    private static Map<Profile, List<String>> profiles(Map<String, YamlPart> top) throws YamlException {
        Map<Profile, List<String>> profiles = new HashMap<>();
        if (top.containsKey("profiles")) {
            for (Map.Entry<String, YamlPart> each :
                    top.get("profiles").mapping("profiles").entrySet()) {
                try {
                    Profile profile = Labelled.parse(Profile.class, each.getKey());
                    profiles.put(profile, each.getValue().readItems(each.getKey(), text -> text));
                } catch (IllegalArgumentException e) {
                    throw each.getValue().problem("a profile: " + e.getMessage());
                }
            }
        }
        return profiles;
    }

    private static List<DeadZone> dead(Map<String, YamlPart> top) throws YamlException {
        List<DeadZone> dead = new ArrayList<>();
        if (top.containsKey("dead")) {
            for (YamlPart item : top.get("dead").items("dead")) {
                dead.add(dead(item, item.mapping("a dead list", DEAD)));
            }
        }
        return dead;
    }

    private static DeadZone dead(YamlPart item, Map<String, YamlPart> zone) throws YamlException {
        List<DomainName> suffixes = new ArrayList<>();
        suffixes.add(YamlPart.in(zone, "suffix")
                .orElseThrow(() -> item.problem("a dead list without a suffix"))
                .read("suffix", DomainName::parse));
        if (zone.containsKey("also")) {
            suffixes.addAll(zone.get("also").readItems("also", DomainName::parse));
        }
        return new DeadZone(
                text(zone, "name").orElse(suffixes.get(0).toString()),
                suffixes,
                text(zone, "since").orElse("at an unknown time"),
                text(zone, "behaviour").orElse("inactive"),
                text(zone, "replaced_by"));
    }

    static Optional<String> text(Map<String, YamlPart> mapping, String key) throws YamlException {
        return mapping.containsKey(key) ? Optional.of(mapping.get(key).text(key)) : Optional.empty();
    }
}
