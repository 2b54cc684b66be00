package dev.mailworthy.dnsbl.catalogue;

import java.util.List;

/**
 * What a list is, in words for people.
 *
 * @param name for people
 * @param operator empty if it is not known
 * @param contents what it lists, in a few words
 * @param notes its peculiarities
 * @param sources the sources of the catalogue's entry
 */
public record ListDescription(String name, String operator, String contents, String notes, List<String> sources) {
    public ListDescription {
        sources = List.copyOf(sources);
    }
}
