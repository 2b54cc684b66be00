package dev.mailworthy.core.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The purpose of networks that the Internet does not route (IANA special-purpose registries, RFC 6890). */
public enum SpecialPurpose {
    /** Private, loopback, link-local, multicast, reserved. */
    NOT_ROUTED,
    /** For examples in documents (RFC 5737, RFC 3849, RFC 9637), and for measurements (RFC 2544). */
    DOCUMENTATION;

    private static final List<Map.Entry<Cidr, SpecialPurpose>> NETWORKS = Stream.concat(
                    Stream.of(
                                    "0.0.0.0/8",
                                    "10.0.0.0/8",
                                    "100.64.0.0/10",
                                    "127.0.0.0/8",
                                    "169.254.0.0/16",
                                    "172.16.0.0/12",
                                    "192.0.0.0/24",
                                    "192.168.0.0/16",
                                    "224.0.0.0/3",
                                    "::/8",
                                    "fc00::/7",
                                    "fe80::/10",
                                    "ff00::/8")
                            .map(text -> Map.entry(Cidr.parse(text), NOT_ROUTED)),
                    Stream.of(
                                    "192.0.2.0/24",
                                    "198.18.0.0/15",
                                    "198.51.100.0/24",
                                    "203.0.113.0/24",
                                    "2001:db8::/32",
                                    "3fff::/20")
                            .map(text -> Map.entry(Cidr.parse(text), DOCUMENTATION)))
            .toList();

    /**
     * {@return the purpose of a network} Empty if any part of it is routed.
     *
     * @param network of either family
     */
    public static Optional<SpecialPurpose> of(Cidr network) {
        for (Map.Entry<Cidr, SpecialPurpose> known : NETWORKS) {
            if (known.getKey().prefix() <= network.prefix() && known.getKey().contains(network.network())) {
                return Optional.of(known.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the purpose of one address} Empty if it is routed.
     *
     * @param address of either family
     */
    public static Optional<SpecialPurpose> of(IpAddress address) {
        for (Map.Entry<Cidr, SpecialPurpose> known : NETWORKS) {
            if (known.getKey().contains(address)) {
                return Optional.of(known.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * {@return whether at least one address of a network is not routed}
     *
     * @param network of either family
     */
    public static boolean overlaps(Cidr network) {
        return NETWORKS.stream()
                .map(Map.Entry::getKey)
                .anyMatch(known -> known.contains(network.network()) || network.contains(known.network()));
    }
}
