package dev.mailworthy.dnsbl;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.util.Map;
import java.util.Optional;

/** The addresses of public resolvers, as their operators publish them (2026-11). Most lists refuse them. */
final class PublicResolvers {

    private static final Map<String, String> NETWORKS = Map.ofEntries(
            Map.entry("8.8.8.8/32", "Google"),
            Map.entry("8.8.4.4/32", "Google"),
            Map.entry("2001:4860:4860::/64", "Google"),
            Map.entry("1.1.1.0/24", "Cloudflare"),
            Map.entry("1.0.0.0/24", "Cloudflare"),
            Map.entry("2606:4700:4700::/64", "Cloudflare"),
            Map.entry("9.9.9.0/24", "Quad9"),
            Map.entry("149.112.112.0/24", "Quad9"),
            Map.entry("2620:fe::/48", "Quad9"),
            Map.entry("208.67.220.0/22", "OpenDNS"),
            Map.entry("2620:119:35::/48", "OpenDNS"),
            Map.entry("94.140.14.0/23", "AdGuard"),
            Map.entry("185.228.168.0/23", "CleanBrowsing"),
            Map.entry("4.2.2.0/29", "Level3"),
            Map.entry("64.6.64.0/23", "Verisign"),
            Map.entry("76.76.2.0/24", "ControlD"),
            Map.entry("84.200.69.80/32", "DNS.WATCH"),
            Map.entry("193.110.81.0/24", "DNS0"),
            Map.entry("185.253.5.0/24", "DNS0"));

    private PublicResolvers() {}

    /** The operator of a public resolver; empty for any other address. */
    static Optional<String> operator(IpAddress address) {
        return NETWORKS.entrySet().stream()
                .filter(network -> Cidr.parse(network.getKey()).contains(address))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
