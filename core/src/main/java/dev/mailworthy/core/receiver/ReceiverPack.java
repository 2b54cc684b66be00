package dev.mailworthy.core.receiver;

import dev.mailworthy.core.net.DomainName;
import java.time.LocalDate;
import java.util.List;

/**
 * The requirements of one receiver, for example Gmail.
 *
 * @param id stable and short, for options and JSON, for example {@code gmail}
 * @param name for people
 * @param reviewed when the pack was last compared with its sources
 * @param relays the domains of its mail servers' names
 * @param requirements in the order of the data
 */
public record ReceiverPack(
        String id, String name, LocalDate reviewed, List<String> relays, List<Requirement> requirements) {
    public ReceiverPack {
        relays = List.copyOf(relays);
        requirements = List.copyOf(requirements);
    }

    /**
     * {@return whether a host is one of its mail servers by name}
     *
     * @param host a name of an MX record
     */
    public boolean runs(DomainName host) {
        return relays.stream().map(DomainName::parse).anyMatch(host::isAtOrBelow);
    }
}
