package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Particular;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Optional;

/**
 * An address or a domain that lists are queried about.
 *
 * @param kind which lists can be asked about it
 * @param labels the labels in front of the list's zone (RFC 5782 sections 2.1, 2.4 and 3)
 * @param particular the address or the domain itself
 * @param mapped the IPv4-mapped IPv6 address that was given, when {@link #unmapped} made the target from one
 */
public record Target(TargetKind kind, String labels, Particular particular, Optional<IpAddress> mapped) {

    /**
     * Reads an address literal, or else a domain name. An IPv4-mapped IPv6 address stays IPv6.
     *
     * @param text as a person writes it
     * @return an address or a domain
     * @throws IllegalArgumentException with one sentence if it is neither
     */
    public static Target parse(String text) {
        return isAddress(text) ? of(IpAddress.parse(text)) : of(DomainName.parse(text));
    }

    /**
     * {@return whether a text is meant as an address: it has a colon, or only digits and dots}
     *
     * @param text as a person writes it
     */
    public static boolean isAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return text.indexOf(':') >= 0;
            }
        }
        return true;
    }

    /**
     * {@return an address} An IPv4-mapped IPv6 address stays IPv6.
     *
     * @param address of either family
     */
    public static Target of(IpAddress address) {
        TargetKind kind = address.family() == IpFamily.IPV4 ? TargetKind.IP4 : TargetKind.IP6;
        return new Target(kind, address.reverseLabels(), new Particular.Address(address), Optional.empty());
    }

    /**
     * {@return a domain}
     *
     * @param name of a domain or a host
     */
    public static Target of(DomainName name) {
        return new Target(TargetKind.DOMAIN, name.toString(), new Particular.Domain(name), Optional.empty());
    }

    /**
     * {@return the IPv4 address inside an IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2), or this target} Mail logs write
     * IPv4 clients in the mapped form; lists have them as IPv4.
     */
    public Target unmapped() {
        Optional<IpAddress> outer = address().filter(IpAddress::isIpv4Mapped);
        if (outer.isEmpty()) {
            return this;
        }
        Target inner = of(outer.get().unmapped());
        return new Target(inner.kind, inner.labels, inner.particular, outer);
    }

    /** {@return the address, or empty for a domain} */
    public Optional<IpAddress> address() {
        return particular instanceof Particular.Address here ? Optional.of(here.address()) : Optional.empty();
    }

    /** {@return the domain, or empty for an address} */
    public Optional<DomainName> domain() {
        return particular instanceof Particular.Domain here ? Optional.of(here.name()) : Optional.empty();
    }

    /** {@return the canonical form} */
    public String text() {
        return address().map(IpAddress::toString).orElse(labels);
    }
}
