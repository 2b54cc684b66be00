package dev.mailworthy.smtp.provider.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A hosting provider: the company that runs a machine's network.
 *
 * @param id short and stable, lower case with hyphens
 * @param name for people
 * @param hints that identify its machines
 * @param policy for mail ports
 * @param unblock empty if unknown
 * @param reverseName how a customer gets a reverse name set; empty if unknown
 * @param relays the names of relays that the provider recommends or that are known to work there
 */
public record Provider(
        String id,
        String name,
        Hints hints,
        Policy policy,
        Optional<Unblock> unblock,
        Optional<ReverseNameWay> reverseName,
        List<String> relays) {
    public Provider {
        relays = List.copyOf(relays);
    }
}
