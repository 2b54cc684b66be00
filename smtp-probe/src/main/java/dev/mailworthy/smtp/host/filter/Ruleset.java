package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * The base chains that a packet passes: on its way out, or as an answer on its way to this machine. Chains of bridge and arp
     * see other packets, also where they have the names of these.
     */
    List<Chain> passedBy(Packet packet) {
        String own = packet.family() == IpFamily.IPV4 ? "ip" : "ip6";
        return chains.values().stream()
                .filter(packet instanceof AnswerPacket ? Chain::isIncoming : Chain::isOutgoing)
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
