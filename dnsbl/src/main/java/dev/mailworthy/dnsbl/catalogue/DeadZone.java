package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * A group of lists that ended. A zone at or below a suffix is never queried, because it lists nothing or everything.
 *
 * @param name of the group, for people
 * @param suffixes the zones, and all names below them
 * @param since when they ended, as precisely as known
 * @param behaviour what they answer now
 * @param replacedBy the id of a list that has its data
 */
public record DeadZone(
        String name, List<DomainName> suffixes, String since, String behaviour, Optional<String> replacedBy) {
    public DeadZone {
        suffixes = List.copyOf(suffixes);
    }

    /** Whether a zone is at or below one of the suffixes. */
    boolean holds(DomainName zone) {
        return suffixes.stream().anyMatch(zone::isAtOrBelow);
    }

    /** {@return one sentence for a user who names the list} */
    public String obituary() {
        return name + " ended (" + since + "): " + behaviour
                + replacedBy.map(id -> "; its data is in " + id).orElse("");
    }
}
