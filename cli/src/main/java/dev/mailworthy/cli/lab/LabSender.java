package dev.mailworthy.cli.lab;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The host of a {@link Lab} that sends mail.
 *
 * @param domain the domain that it sends for
 * @param hostName the host's full name, which it says in EHLO
 * @param tier the kind of sender that receivers take it for
 * @param selectors the DKIM selectors that its mail carries, or none when they are not known
 * @param identity what the host's system shows about its provider
 */
record LabSender(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<DomainName> hostName,
        Tier tier,
        List<DomainName> selectors,
        SystemIdentity identity) {
    LabSender {
        addresses = List.copyOf(addresses);
        selectors = List.copyOf(selectors);
    }

    /** The families of the host's addresses; it has no route to addresses of another family. */
    Set<IpFamily> families() {
        return addresses.stream().map(IpAddress::family).collect(Collectors.toUnmodifiableSet());
    }
}
