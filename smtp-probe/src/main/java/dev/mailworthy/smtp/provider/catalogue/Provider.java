package dev.mailworthy.smtp.provider.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Whoever runs the network that a machine is in.
 *
 * @param unblock empty when nothing is known about it
 * @param relays names of relays that the provider recommends or that are known to work there
 */
public record Provider(
        String id, String name, Hints hints, Policy policy, Optional<Unblock> unblock, List<String> relays) {
    public Provider {
        relays = List.copyOf(relays);
    }
}
