package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses that the Internet routes from those that it does not (IANA special-purpose registries, RFC 6890). */
final class PublicAddresses {

    private static final List<Cidr> NOT_ROUTED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Cidr::parse)
            .toList();

    /** Global unicast (RFC 4291 section 2.4), without the documentation prefixes (RFC 3849, RFC 9637). */
    private static final Cidr GLOBAL_IPV6 = Cidr.parse("2000::/3");

    private static final List<Cidr> DOCUMENTATION_IPV6 = List.of(Cidr.parse("2001:db8::/32"), Cidr.parse("3fff::/20"));

    private PublicAddresses() {}

    static boolean contains(IpAddress address) {
        return switch (address.family()) {
            case IPV4 -> NOT_ROUTED.stream().noneMatch(network -> network.contains(address));
            case IPV6 ->
                GLOBAL_IPV6.contains(address)
                        && DOCUMENTATION_IPV6.stream().noneMatch(network -> network.contains(address));
        };
    }
}
