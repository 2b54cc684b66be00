package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import java.util.List;
import java.util.stream.Stream;

/** Networks that the Internet does not route (IANA special-purpose registries, RFC 6890). */
final class Unroutable {

    private static final List<Cidr> NETWORKS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/3",
                    "::1/128",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(Cidr::parse)
            .toList();

    private Unroutable() {}

    /** Whether all of a network lies in one of them. Documentation networks are not among them: examples use them. */
    static boolean holds(Cidr network) {
        return NETWORKS.stream()
                .anyMatch(outer -> outer.prefix() <= network.prefix() && outer.contains(network.network()));
    }
}
