package dev.mailworthy.dnsbl;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;

/**
 * An address or a domain as lists are asked for it.
 *
 * @param labels what stands in front of the list's zone (RFC 5782 sections 2.1, 2.4 and 3)
 */
record Target(String text, TargetKind kind, String labels) {

    /** @throws IllegalArgumentException with one sentence when it is neither */
    static Target parse(String text) {
        boolean literal = text.indexOf(':') >= 0 || text.matches("[0-9.]+");
        if (!literal) {
            DomainName name = DomainName.parse(text);
            return new Target(name.toString(), TargetKind.DOMAIN, name.toString());
        }
        IpAddress address = IpAddress.parse(text);
        TargetKind kind = address.family() == IpFamily.IPV4 ? TargetKind.IP4 : TargetKind.IP6;
        return new Target(address.toString(), kind, address.reverseLabels());
    }
}
