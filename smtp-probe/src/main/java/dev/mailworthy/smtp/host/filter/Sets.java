package dev.mailworthy.smtp.host.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named sets and maps of one table, with their elements as nft prints them. */
final class Sets {

    private final Map<String, List<String>> elements = new HashMap<>();

    void put(String name, List<String> all) {
        elements.merge(name, all, (one, other) -> one.isEmpty() ? other : one);
    }

    /** The elements of a set; empty if the set is not known. */
    Optional<List<String>> of(String name) {
        return Optional.ofNullable(elements.get(name));
    }

    /** The parts of {@code { a, b : c }}, without braces. */
    static List<String> split(String braced) {
        String inner = braced.replaceAll("^\\s*\\{|}\\s*$", "").strip();
        return inner.isEmpty() ? List.of() : List.of(inner.split(",\\s+", -1));
    }
}
