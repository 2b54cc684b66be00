package dev.mailworthy.smtp.host.filter;

import java.util.List;

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
