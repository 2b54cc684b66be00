package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Whose sources are, as the user names them.
 *
 * @param mine networks that send the user's mail
 * @param forwarders networks that forward it
 * @param others networks that have nothing to do with the user
 */
public record NamedSources(List<Cidr> mine, List<Cidr> forwarders, List<Cidr> others) {
    public NamedSources {
        mine = List.copyOf(mine);
        forwarders = List.copyOf(forwarders);
        others = List.copyOf(others);
    }

    /** The user names none. */
    public static NamedSources none() {
        return new NamedSources(List.of(), List.of(), List.of());
    }

    /** Whose the user says an address is. Empty if the user names no network with it. */
    Optional<SourceKind> of(IpAddress address) {
        if (has(mine, address)) {
            return Optional.of(SourceKind.YOURS);
        }
        if (has(forwarders, address)) {
            return Optional.of(SourceKind.FORWARDER);
        }
        return has(others, address) ? Optional.of(SourceKind.STRANGER) : Optional.empty();
    }

    private static boolean has(List<Cidr> networks, IpAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
