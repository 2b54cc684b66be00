package dev.mailworthy.smtp.host.filter;

import java.util.List;
import java.util.Optional;

/**
 * One condition of a rule: {@code tcp dport != { 25, 465 }}.
 *
 * @param keys what is compared; several in a concatenation ({@code meta skuid . tcp dport})
 * @param value a literal, a range, a set in braces, or the name of a set after {@code @}
 */
record Condition(List<String> keys, boolean negated, String value) {

    /** A condition that this program does not evaluate. */
    static Condition unread(Fit fit) {
        return new Condition(List.of(fit == Fit.BY_USER ? "socket unread" : "unread"), false, "");
    }

    Fit fit(Packet packet, Sets sets) {
        Fit plain = one(packet, sets);
        return negated ? plain.negated() : plain;
    }

    private Fit one(Packet packet, Sets sets) {
        if (value.startsWith("@")) {
            return sets.of(value.substring(1)).map(all -> any(packet, all)).orElseGet(() -> unresolved(packet));
        }
        return value.startsWith("{") ? any(packet, Sets.split(value)) : element(packet, value);
    }

    private Fit any(Packet packet, List<String> elements) {
        return elements.stream().map(each -> element(packet, each)).reduce(Fit.NO, Fit::or);
    }

    /** All parts of a concatenated element must fit. Text after the value, such as a timeout or a comment, is left out. */
    Fit element(Packet packet, String element) {
        String[] parts = element.split(" \\. ");
        Fit fit = Fit.YES;
        for (int i = 0; i < keys.size(); i++) {
            fit = i < parts.length && !parts[i].isBlank()
                    ? fit.and(packet.fit(keys.get(i), literal(keys.get(i), parts[i].strip())))
                    : fit.and(packet.fit(keys.get(i), "?"));
        }
        return fit;
    }

    private static String literal(String key, String part) {
        return key.equals("tcp flags") ? part : Optional.of(part.split(" ")[0]).get();
    }

    /** The set is not known. The packet's protocol or owner may still decide. */
    private Fit unresolved(Packet packet) {
        return keys.stream()
                .map(key -> packet.fit(key, "?"))
                .map(fit -> fit == Fit.YES || fit == Fit.NO && isOfThisProtocol() ? Fit.UNKNOWN : fit)
                .reduce(Fit.YES, Fit::and);
    }

    private boolean isOfThisProtocol() {
        return keys.stream().noneMatch(key -> key.startsWith("udp ") || key.startsWith("icmp"));
    }
}
