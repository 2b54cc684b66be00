package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;
import java.util.Set;

/**
 * How a list is queried.
 *
 * @param zone the zone of the queries
 * @param kinds the kinds of targets that it takes
 * @param asks the form of a domain that it lists
 */
public record ListQuery(ZonePattern zone, Set<TargetKind> kinds, Asks asks) {
    public ListQuery {
        kinds = Set.copyOf(kinds);
    }

    /** The form of a domain that a list holds. */
    public enum Asks implements Labelled {
        /** The name itself. */
        HOST,
        /** The registered domain above it. */
        REGISTERED
    }
}
