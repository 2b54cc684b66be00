package dev.mailworthy.cli.option;

import dev.mailworthy.dnsbl.catalogue.Catalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds keys that a user typed as a part of a list's name. Some lists take the key as a label of the queried name, so that
 * users copy the whole name. A label that no known list has can be a key.
 */
record NamedKeys(Set<String> known) {

    /** No list has an id or a label of this length. The keys of large lists have 26 characters. */
    private static final int LONG = 16;

    NamedKeys {
        known = Set.copyOf(known);
    }

    static NamedKeys of(Catalogue catalogue) {
        Set<String> known = new HashSet<>();
        catalogue.lists().forEach(list -> {
            known.add(list.id().toLowerCase(Locale.ROOT));
            labels(list.zone().open()).forEach(known::add);
        });
        catalogue.dead().stream()
                .flatMap(ended -> ended.suffixes().stream())
                .forEach(suffix -> labels(suffix.toString()).forEach(known::add));
        return new NamedKeys(known);
    }

    /** The parts of a name that can be keys. */
    List<String> in(String name) {
        List<String> labels = labels(name).toList();
        return labels.stream()
                .filter(label -> labels.size() > 1 || label.length() >= LONG)
                .filter(label -> !known.contains(label))
                .toList();
    }

    private static Stream<String> labels(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("\\."));
    }
}
