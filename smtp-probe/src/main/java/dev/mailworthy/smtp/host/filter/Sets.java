package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named sets and maps of one table with their elements. */
final class Sets {

    private final Map<String, List<Element>> elements = new HashMap<>();

    void put(String name, List<Element> all) {
        elements.put(name, inOrder(all));
    }

    void forget(String name) {
        elements.remove(name);
    }

    /** The elements of a set; empty if the set is not known. */
    Optional<List<Element>> of(String name) {
        return Optional.ofNullable(elements.get(name));
    }

    /** The kernel takes the element that stands for all others last, wherever nft prints it. */
    static List<Element> inOrder(List<Element> all) {
        List<Element> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Element::isCatchAll));
        return List.copyOf(sorted);
    }
}
