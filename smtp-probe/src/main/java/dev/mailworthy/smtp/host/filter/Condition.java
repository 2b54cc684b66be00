package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.List;

/**
 * One condition of a rule: {@code tcp dport != { 25, 465 }}.
 *
 * @param keys what is compared; several in a concatenation ({@code meta skuid . tcp dport})
 */
record Condition(List<String> keys, boolean negated, Operand operand) {

    /** A condition that this program does not evaluate. */
    static Condition unread(Fit fit) {
        return new Condition(List.of(fit == Fit.BY_USER ? "socket unread" : "unread"), false, Operand.of("?"));
    }

    Fit fit(Packet packet, Sets sets) {
        Fit plain = operand.in(sets).map(elements -> any(packet, elements)).orElseGet(() -> unresolved(packet));
        return negated ? plain.negated() : plain;
    }

    private Fit any(Packet packet, List<Element> elements) {
        return elements.stream().map(each -> each.fit(keys, packet)).reduce(Fit.NO, Fit::or);
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
