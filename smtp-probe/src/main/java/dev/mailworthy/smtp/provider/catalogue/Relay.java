package dev.mailworthy.smtp.provider.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A service that takes mail and sends it on.
 *
 * @param host its name; words in angle brackets are the customer's
 * @param ports on which it takes mail
 */
public record Relay(String name, String host, List<Integer> ports, Optional<String> note) {
    public Relay {
        ports = List.copyOf(ports);
    }
}
