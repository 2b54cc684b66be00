package dev.mailworthy.cli.world;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts about the machine that sends mail. Each lab has its own. */
public interface HostFacts {

    /** The addresses of its interfaces, without loopback, in the system's order. */
    List<IpAddress> addresses();

    /**
     * The addresses that the system's routes use towards the Internet, at most one of each family. A mail server may be
     * set to another.
     */
    default List<IpAddress> routed() {
        return List.of();
    }

    /** Temporary IPv6 addresses of its interfaces (RFC 8981). */
    default List<IpAddress> temporary() {
        return List.of();
    }

    /** The addresses of its interfaces, with what is known about each. In a lab none are compared. */
    default List<OwnAddress> own() {
        if (scope() == AddressScope.ALL) {
            return List.of();
        }
        List<IpAddress> chosen = routed();
        List<IpAddress> temporary = temporary();
        return Stream.concat(chosen.stream(), addresses().stream())
                .distinct()
                .map(address -> new OwnAddress(address, chosen.contains(address), temporary.contains(address)))
                .toList();
    }

    /** The domain that the machine sends mail for, if its settings name one. */
    Optional<DomainName> mailDomain();

    /** The machine's full host name, with at least one dot, if it has one. */
    Optional<DomainName> hostName();

    /** What the system shows of its provider. */
    SystemIdentity identity();

    /** The system's counters of ICMP refusals; none in a lab. */
    default IcmpCounters counters() {
        return IcmpCounters.none();
    }

    /** The rules of the host's packet filter that may be read; none in a lab. */
    default LocalRules rules() {
        return LocalRules.none();
    }

    /** The user of this process; empty in a lab and where the system does not show it. */
    default Optional<LocalUser> user() {
        return Optional.empty();
    }

    /** Whether a program on this host takes incoming mail; not examined in a lab. */
    default InboundMail inbound() {
        return InboundMail.none();
    }

    /** Which addresses of this host count. In a lab all count, also those that are not public. */
    default AddressScope scope() {
        return AddressScope.PUBLIC_ONLY;
    }

    /** Which of a host's own addresses can be sending addresses. */
    enum AddressScope {
        PUBLIC_ONLY,
        ALL
    }
}
