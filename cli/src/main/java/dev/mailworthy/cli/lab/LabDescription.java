package dev.mailworthy.cli.lab;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a lab's {@code lab.conf} says.
 *
 * @param title the lab in a few words
 * @param shows one sentence: what the lab lets one see
 * @param subject the domain that sends
 * @param addresses the sending host's addresses
 * @param ehlo the name the host gives itself
 * @param tier as which kind of sender receivers take it
 * @param selectors the DKIM selectors that its mail carries, or none when they are not known
 * @param identity what the host's own system shows of whose machine it is
 * @param connectTimeout of connections within the lab, or empty for the usual one
 * @param bannerTimeout of greetings within the lab, or empty for the usual one
 * @param zones master files, by their names inside the lab's folder
 */
record LabDescription(
        String title,
        String shows,
        DomainName subject,
        List<IpAddress> addresses,
        Optional<DomainName> ehlo,
        Tier tier,
        List<DomainName> selectors,
        SystemIdentity identity,
        Optional<Duration> connectTimeout,
        Optional<Duration> bannerTimeout,
        List<String> zones,
        List<LabPeer> peers) {
    public LabDescription {
        addresses = List.copyOf(addresses);
        selectors = List.copyOf(selectors);
        zones = List.copyOf(zones);
        peers = List.copyOf(peers);
    }

    /** The families of the host's addresses: over others there is no route. */
    Set<IpFamily> families() {
        return addresses.stream().map(IpAddress::family).collect(Collectors.toUnmodifiableSet());
    }
}
