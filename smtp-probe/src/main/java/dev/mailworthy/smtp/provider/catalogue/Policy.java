package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.smtp.path.Confidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a provider does to outgoing mail ports, as far as it is known.
 *
 * @param ports by number; a missing port is unknown
 * @param applies the customers concerned, or empty for all
 * @param style how a closed port behaves, or empty
 * @param plans exceptions of plans and accounts, by their names
 * @param notes other facts, or empty
 * @param sources where it was read
 * @param confidence low if it is from memory or a single report
 */
public record Policy(
        SortedMap<Integer, PortPolicy> ports,
        Optional<String> applies,
        Optional<String> style,
        Map<String, String> plans,
        Optional<String> notes,
        List<String> sources,
        Confidence confidence) {
    public Policy {
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
        sources = List.copyOf(sources);
    }

    /**
     * {@return the policy for a port}
     *
     * @param port 1 to 65535
     */
    public PortPolicy of(int port) {
        return ports.getOrDefault(port, PortPolicy.UNKNOWN);
    }

    /**
     * "probably" in front of an uncertain statement, else empty.
     *
     * @return a word to put in front of the statement
     */
    public String hedge() {
        return confidence == Confidence.LOW ? "probably " : "";
    }
}
