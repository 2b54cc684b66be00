package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.core.yaml.YamlException;
import dev.mailworthy.core.yaml.YamlPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists that can be queried, in the order of results, and the lists that ended and must not be queried. */
public final class Catalogue {

    private static final int MAX_FILE = 4 << 20;

    private final String version;
    private final Optional<LocalDate> date;
    private final List<ListEntry> lists;
    private final List<DeadZone> dead;
    private final Map<Profile, List<String>> profiles;

    Catalogue(
            String version,
            Optional<LocalDate> date,
            List<ListEntry> lists,
            List<DeadZone> dead,
            Map<Profile, List<String>> profiles) {
        this.version = version;
        this.date = date;
        this.lists = List.copyOf(lists);
        this.dead = List.copyOf(dead);
        this.profiles = Map.copyOf(profiles);
    }

    /** {@return the catalogue that ships with this module} */
    public static Catalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Loads the catalogue at the first access. */
    private static final class Bundled {
        static final Catalogue CATALOGUE = read();

        private static Catalogue read() {
            YamlPart document = YamlPart.bundled(
                    "bundled catalogue", name -> Catalogue.class.getResourceAsStream(name), "catalogue.yml");
            try {
                return ListCatalogueReader.read(document, List.of());
            } catch (YamlException e) {
                throw new IllegalStateException("the module's own catalogue is broken", e);
            }
        }
    }

    /**
     * {@return a catalogue made in code, in the order of its results}
     *
     * @param lists each with an id of its own
     * @throws IllegalArgumentException if an id stands twice, or a list ended
     */
    public static Catalogue of(List<ListEntry> lists) {
        Set<String> ids = new HashSet<>();
        List<DeadZone> ended = bundled().dead();
        for (ListEntry list : lists) {
            if (!ids.add(list.id())) {
                throw new IllegalArgumentException("the id \"" + list.id() + "\" stands twice");
            }
            DomainName.ofOctets(list.zone().open())
                    .flatMap(name ->
                            ended.stream().filter(end -> end.holds(name)).findFirst())
                    .ifPresent(end -> {
                        throw new IllegalArgumentException(end.obituary());
                    });
        }
        return new Catalogue("", Optional.empty(), lists, List.of(), Map.of());
    }

    /**
     * Reads a user's own file, in the form of the bundled catalogue. A file that names a dead list is refused. The exception's
     * message is one line: {@code FILE:LINE: problem}.
     *
     * @param file YAML, of a bounded size
     * @return the lists of the file, in its order
     * @throws CatalogueException if the file cannot be read or breaks the form
     */
    public static Catalogue load(Path file) throws CatalogueException {
        try {
            String text = InputFile.text(file, MAX_FILE, StandardCharsets.UTF_8);
            return ListCatalogueReader.read(
                    YamlPart.document(file.toString(), text), bundled().dead());
        } catch (IOException | YamlException e) {
            throw new CatalogueException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return these lists and those of another catalogue} If both have a list with one id, the other catalogue's list counts.
     * The other catalogue's lists are in every {@link Profile profile}.
     *
     * @param other its lists come behind these
     */
    public Catalogue with(Catalogue other) {
        Map<String, ListEntry> all = new LinkedHashMap<>();
        lists.forEach(list -> all.put(list.id(), list));
        other.lists.forEach(list -> all.put(list.id(), list));
        List<String> added = other.lists.stream().map(ListEntry::id).toList();
        Map<Profile, List<String>> wider = profiles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        profile -> Stream.concat(profile.getValue().stream(), added.stream())
                                .distinct()
                                .toList()));
        return new Catalogue(
                version + (other.version.isEmpty() ? "+own" : "+" + other.version),
                date,
                List.copyOf(all.values()),
                Stream.concat(dead.stream(), other.dead.stream()).toList(),
                wider);
    }

    /**
     * {@return these lists alone, by id or by zone}
     *
     * @param names ids or zones, in any order
     * @throws IllegalArgumentException if a list ended or is unknown. The message says when it ended, or names the
     *     list with the nearest name
     */
    public Catalogue only(Collection<String> names) {
        Set<String> ids = new HashSet<>();
        names.forEach(name -> ids.add(list(name).id()));
        return keep(ids);
    }

    /**
     * {@return one list by its id or its zone}
     *
     * @param name an id or a zone
     * @throws IllegalArgumentException as for {@link #only}
     */
    public ListEntry list(String name) {
        return lists.stream()
                .filter(list -> list.id().equals(name) || list.zone().open().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(dead(name)
                        .map(DeadZone::obituary)
                        .orElseGet(() -> "there is no list \"" + name + "\"" + known(name))));
    }

    private String known(String name) {
        List<String> ids = lists.stream().map(ListEntry::id).toList();
        return Nearest.question(name, ids)
                .map(near -> "; " + near)
                .orElse(" among the " + ids.size() + " lists of the catalogue");
    }

    /**
     * {@return the end of a zone, if it ended}
     *
     * @param zone a domain name; another text has no end
     */
    public Optional<DeadZone> dead(String zone) {
        return DomainName.ofOctets(zone)
                .flatMap(name -> dead.stream().filter(end -> end.holds(name)).findFirst());
    }

    /**
     * {@return the lists of a profile} If the catalogue does not have the profile, these are all its lists but the harmful and
     * superseded ones.
     *
     * @param profile a purpose, such as deliverability
     */
    public Catalogue profile(Profile profile) {
        List<String> named = profiles.get(profile);
        if (named != null) {
            return keep(Set.copyOf(named));
        }
        return keep(lists.stream()
                .filter(list -> list.standing().status() != Status.HARMFUL
                        && list.standing().status() != Status.SUPERSEDED)
                .map(ListEntry::id)
                .collect(Collectors.toSet()));
    }

    private Catalogue keep(Set<String> ids) {
        return new Catalogue(
                version,
                date,
                lists.stream().filter(list -> ids.contains(list.id())).toList(),
                dead,
                profiles);
    }

    /** {@return the data's version, or empty} */
    public String version() {
        return version;
    }

    /** {@return the day on which the whole catalogue was last reviewed} */
    public Optional<LocalDate> date() {
        return date;
    }

    /** {@return the lists that can be queried, in the order of results} */
    public List<ListEntry> lists() {
        return lists;
    }

    /** {@return the lists that ended} */
    public List<DeadZone> dead() {
        return dead;
    }
}
