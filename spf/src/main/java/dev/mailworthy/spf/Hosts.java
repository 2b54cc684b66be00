package dev.mailworthy.spf;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.record.DualCidr;
import dev.mailworthy.spf.result.SpfCause;
import java.util.List;
import java.util.Optional;

/** The mechanisms that look up hosts: a, mx, ptr and exists (RFC 7208 sections 5.3 to 5.5 and 5.7). */
final class Hosts {

    private final IpAddress client;
    private final RecordType addressType;
    private final Lookups lookups;

    Hosts(IpAddress client, Lookups lookups) {
        this.client = client;
        this.addressType = client.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        this.lookups = lookups;
    }

    boolean hasAddress(TargetName target, DualCidr cidr) {
        return within(lookups.answered(lookups.own(target.name(), addressType)), cidr);
    }

    boolean hasExchange(TargetName target, DualCidr cidr) {
        DnsAnswer answer = lookups.answered(lookups.own(target.name(), RecordType.MX));
        if (!(answer instanceof DnsAnswer.Records found)) {
            return false;
        }
        List<DomainName> exchanges = found.of(DnsRecord.Mx.class).stream()
                .map(DnsRecord.Mx::exchange)
                .filter(name -> !name.equals(DomainName.ROOT))
                .toList();
        if (exchanges.size() > lookups.limits().mxNames()) {
            throw lookups.permerror(
                    SpfCause.Code.MX_LIMIT,
                    "more than " + lookups.limits().mxNames() + " MX hosts (RFC 7208 section 4.6.4)");
        }
        lookups.announce(exchanges, addressType);
        for (DomainName exchange : exchanges) {
            DnsAnswer addresses = lookups.ofHost(exchange, addressType);
            if (within(lookups.answered(addresses), cidr)) {
                return true;
            }
        }
        return false;
    }

    /** Asks for A records only, also for an IPv6 client (section 5.7). */
    boolean exists(TargetName target) {
        return lookups.answered(lookups.own(target.name(), RecordType.A)) instanceof DnsAnswer.Records;
    }

    /** Whether a confirmed reverse name lies at or below the target. A DNS error means no match (section 5.5). */
    boolean hasNameBelow(TargetName target) {
        Optional<DomainName> top = target.name();
        DnsAnswer answer = lookups.own(Optional.of(client.reverseName()), RecordType.PTR);
        if (top.isEmpty()) {
            return false;
        }
        List<DomainName> below = names(answer).stream()
                .filter(name -> name.isAtOrBelow(top.get()))
                .toList();
        lookups.announce(below, addressType);
        return below.stream().anyMatch(name -> isConfirmed(name));
    }

    /** The macro p: the confirmed name that is the domain, else one below it, else any, else "unknown" (section 7.3). */
    String validatedName(String domain) {
        List<DomainName> names = names(lookups.ask(Optional.of(client.reverseName()), RecordType.PTR));
        lookups.announce(names, addressType);
        List<DomainName> confirmed =
                names.stream().filter(name -> isConfirmed(name)).toList();
        Optional<DomainName> wanted = DomainName.ofOctets(domain);
        return confirmed.stream()
                .filter(name -> wanted.isPresent() && name.equals(wanted.get()))
                .findFirst()
                .or(() -> confirmed.stream()
                        .filter(name -> wanted.isPresent() && name.isAtOrBelow(wanted.get()))
                        .findFirst())
                .or(() -> confirmed.stream().findFirst())
                .map(DomainName::toString)
                .orElse("unknown");
    }

    /** The first reverse names, up to the limit (section 4.6.4): the client chooses their number. */
    private List<DomainName> names(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Name.class).stream()
                        .map(DnsRecord.Name::target)
                        .limit(lookups.limits().ptrNames())
                        .toList()
                : List.of();
    }

    private boolean isConfirmed(DomainName name) {
        return within(lookups.ofHost(name, addressType), DualCidr.WHOLE);
    }

    private boolean within(DnsAnswer answer, DualCidr cidr) {
        if (!(answer instanceof DnsAnswer.Records found)) {
            return false;
        }
        int prefix = client.family() == IpFamily.IPV4 ? cidr.ip4() : cidr.ip6();
        for (DnsRecord record : found.records()) {
            if (record instanceof DnsRecord.Address host
                    && host.address().family() == client.family()
                    && Cidr.sharePrefix(host.address(), client, prefix)) {
                return true;
            }
        }
        return false;
    }
}
