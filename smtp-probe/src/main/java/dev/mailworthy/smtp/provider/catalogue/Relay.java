package dev.mailworthy.smtp.provider.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A service that accepts mail and forwards it.
 *
 * @param name for people
 * @param host its name; words in angle brackets depend on the customer
 * @param ports the ports on which it accepts mail
 * @param note one sentence, or empty
 */
public record Relay(String name, String host, List<Integer> ports, Optional<String> note) {
    public Relay {
        ports = List.copyOf(ports);
    }
}
