package dev.mailworthy.cli.world;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.List;
import java.util.Optional;

/** Facts about the machine that sends mail. Each lab has its own. */
public interface HostFacts {

    /** The addresses of its interfaces, without loopback, in the system's order. */
    List<IpAddress> addresses();

    /**
     * The addresses that the system's routes take towards the Internet, at most one a family. A mail server may bind another.
     */
    default List<IpAddress> routed() {
        return List.of();
    }

    /** The domain that the machine sends mail for, if its settings name one. */
    Optional<DomainName> mailDomain();

    /** The machine's full host name, with at least one dot, if it has one. */
    Optional<DomainName> hostName();

    /** What its own system shows of whose machine it is. */
    SystemIdentity identity();

    /** What its system counts of ICMP refusals; nothing in a lab. */
    default IcmpCounters counters() {
        return IcmpCounters.none();
    }

    /** Its own packet filter, as far as it may be read; not looked at in a lab. */
    default LocalRules rules() {
        return LocalRules.none();
    }

    /** Whether mail comes in here; not looked at in a lab. */
    default InboundMail inbound() {
        return InboundMail.none();
    }

    /** Whether an address of this host counts even when it is no public one, as in a lab. */
    default AddressScope scope() {
        return AddressScope.PUBLIC_ONLY;
    }

    /** Which of a host's own addresses can be sending addresses. */
    enum AddressScope {
        PUBLIC_ONLY,
        ALL
    }
}
