package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Hint;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.util.Set;

/**
 * A list that was not queried, because it needs a key, a registration or a zone name that the user did not give.
 *
 * @param id of the list in the catalogue
 * @param name for people
 * @param terms how to get it
 * @param kinds the kinds of targets that it takes
 */
public record LeftOut(String id, String name, Hint.ListTerms terms, Set<TargetKind> kinds) {
    public LeftOut {
        kinds = Set.copyOf(kinds);
    }
}
