package dev.mailworthy.smtp.host.filter;

import java.util.List;
import java.util.Optional;

/**
 * What a rule compares a packet with: a set of its own, or a set of its table.
 *
 * @param set the name of the table's set; without one the elements count
 */
record Operand(Optional<String> set, List<Element> elements) {

    static final Operand NONE = of(List.of());

    static Operand of(List<Element> elements) {
        return new Operand(Optional.empty(), elements);
    }

    static Operand of(String value) {
        return of(List.of(Element.of(value)));
    }

    static Operand named(String set) {
        return new Operand(Optional.of(set), List.of());
    }

    /** The elements; empty if the named set is not known. */
    Optional<List<Element>> in(Sets sets) {
        return set.isPresent() ? sets.of(set.get()) : Optional.of(elements);
    }
}
