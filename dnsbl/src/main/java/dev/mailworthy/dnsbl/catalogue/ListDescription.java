package dev.mailworthy.dnsbl.catalogue;

import java.util.List;

/**
 * What a list is, in words for people.
 *
 * @param operator empty when it is not known
 * @param contents what it lists, in a few words
 * @param notes what is odd about it
 * @param sources where all that the catalogue says of it is from
 */
public record ListDescription(String name, String operator, String contents, String notes, List<String> sources) {
    public ListDescription {
        sources = List.copyOf(sources);
    }
}
