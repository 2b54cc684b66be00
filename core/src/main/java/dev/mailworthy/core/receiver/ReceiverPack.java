package dev.mailworthy.core.receiver;

import java.time.LocalDate;
import java.util.List;

/**
 * What one receiver asks of senders.
 *
 * @param id stable and short, for options and JSON
 * @param reviewed when the pack was last compared with its sources
 * @param relays the ends of its servers' names
 */
public record ReceiverPack(
        String id, String name, LocalDate reviewed, List<String> relays, List<Requirement> requirements) {
    public ReceiverPack {
        relays = List.copyOf(relays);
        requirements = List.copyOf(requirements);
    }
}
