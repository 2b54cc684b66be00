package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The chains of a packet filter with their rules, sets and verdict maps.
 *
 * @param chains by {@link Chain#place place}
 * @param note what a person who reads one of the rules has to know about their source; may be empty
 */
record Ruleset(Map<String, Chain> chains, String note) {

    static Ruleset of(List<Chain> chains) {
        Map<String, Chain> byPlace = new LinkedHashMap<>();
        chains.forEach(chain -> byPlace.put(chain.place(), chain));
        return new Ruleset(byPlace, "");
    }

    Ruleset noting(String fact) {
        return new Ruleset(chains, fact);
    }

    /**
     * The base chains that a packet of this family passes on its way out. Chains of bridge and arp see other packets, also
     * where they have the names of these.
     */
    List<Chain> outgoing(IpFamily family) {
        return of(family, Chain::isOutgoing);
    }

    /** The base chains of filters that an answer passes on its way to this machine. */
    List<Chain> incoming(IpFamily family) {
        return of(family, Chain::isIncoming);
    }

    private List<Chain> of(IpFamily family, Predicate<Chain> wanted) {
        String own = family == IpFamily.IPV4 ? "ip" : "ip6";
        return chains.values().stream()
                .filter(wanted)
                .filter(chain -> List.of("inet", "netdev", own).contains(chain.family()))
                .toList();
    }

    /** Another chain of the same table; empty if there is none of this name. */
    Optional<Chain> beside(Chain chain, String name) {
        return Optional.ofNullable(chains.get(chain.family() + " " + chain.table() + " " + name));
    }

    /** Whether a rule sets marks on packets, so that another rule may see them. */
    boolean marks() {
        return chains.values().stream().flatMap(chain -> chain.rules().stream()).anyMatch(FilterRule::sets);
    }
}
