package dev.mailworthy.smtp.host.filter;

import java.util.List;
import java.util.Optional;

/**
 * What a rule compares a packet with: a set of its own, or a set of its table.
 *
 * @param set the name of the table's set; without one the elements count
 */
record Operand(Optional<String> set, List<Element> elements) {

    /**
     * One element of a set or of a verdict map.
     *
     * @param parts the values as nft prints them, one for each key of a concatenation; {@code ?} is a value that is not read
     * @param action the verdict of a map's element, or {@link Action#NEXT}
     */
    record Element(List<String> parts, Action action) {

        private static final String ANY = "*";

        static Element of(String value) {
            return new Element(List.of(value), Action.NEXT);
        }

        /** Whether it stands for all values that no other element has. */
        boolean isCatchAll() {
            return parts.equals(List.of(ANY));
        }

        /** All parts must fit. */
        Fit fit(List<String> keys, Packet packet) {
            if (isCatchAll()) {
                return Fit.YES;
            }
            Fit fit = Fit.YES;
            for (int i = 0; i < keys.size(); i++) {
                String part = i < parts.size() && !parts.get(i).isBlank() ? parts.get(i) : "?";
                fit = fit.and(packet.fit(keys.get(i), part));
            }
            return fit;
        }
    }

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
