package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** The mechanisms that look hosts up: a, mx, ptr and exists (RFC 7208 sections 5.3 to 5.5 and 5.7). */
final class Hosts {

    private static final int MAX_NAMES = 10;

    private final IpAddress client;
    private final RecordType addressType;
    private final Lookups lookups;

    Hosts(IpAddress client, Lookups lookups) {
        this.client = client;
        this.addressType = client.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        this.lookups = lookups;
    }

    boolean hasAddress(String name, Mechanism.DualCidr cidr, String domain, String term) {
        return within(answered(lookups.askCharged(name, addressType, domain, term), domain, term), cidr);
    }

    boolean hasExchange(String name, Mechanism.DualCidr cidr, String domain, String term) {
        DnsAnswer answer = answered(lookups.askCharged(name, RecordType.MX, domain, term), domain, term);
        if (!(answer instanceof DnsAnswer.Records found)) {
            return false;
        }
        List<DnsRecord.Mx> exchanges = found.of(DnsRecord.Mx.class);
        if (exchanges.size() > MAX_NAMES) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    "mx-limit",
                    domain,
                    Optional.of(term),
                    "more than 10 MX hosts (RFC 7208 section 4.6.4)");
        }
        for (DnsRecord.Mx mx : exchanges) {
            if (within(answered(lookups.ask(mx.exchange().toString(), addressType), domain, term), cidr)) {
                return true;
            }
        }
        return false;
    }

    /** Only A is asked, whatever the client's family (section 5.7). */
    boolean exists(String name, String domain, String term) {
        return answered(lookups.askCharged(name, RecordType.A, domain, term), domain, term)
                instanceof DnsAnswer.Records;
    }

    boolean hasNameBelow(String target, String domain, String term) {
        Optional<DomainName> top = Lookups.name(target);
        DnsAnswer answer = lookups.askCharged(client.reverseName().toString(), RecordType.PTR, domain, term);
        return top.isPresent()
                && names(answer).stream().anyMatch(name -> name.isAtOrBelow(top.get()) && isConfirmed(name));
    }

    /** The p macro: the domain itself if confirmed, else a name below it, else any, else "unknown" (section 7.3). */
    String validatedName(String domain) {
        List<DomainName> confirmed = names(lookups.ask(client.reverseName().toString(), RecordType.PTR)).stream()
                .filter(this::isConfirmed)
                .toList();
        Optional<DomainName> wanted = Lookups.name(domain);
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

    /** An error on the PTR question is no match, and names past the tenth are passed over (sections 5.5, 4.6.4). */
    private static List<DomainName> names(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Name.class).stream()
                        .map(DnsRecord.Name::target)
                        .limit(MAX_NAMES)
                        .toList()
                : List.of();
    }

    private boolean isConfirmed(DomainName name) {
        return within(lookups.ask(name.toString(), addressType), Mechanism.DualCidr.WHOLE);
    }

    private boolean within(DnsAnswer answer, Mechanism.DualCidr cidr) {
        int prefix = client.family() == IpFamily.IPV4 ? cidr.ip4() : cidr.ip6();
        return answer instanceof DnsAnswer.Records found
                && found.of(DnsRecord.Address.class).stream()
                        .anyMatch(record ->
                                Cidr.containing(record.address(), prefix).contains(client));
    }

    private static DnsAnswer answered(DnsAnswer answer, String domain, String term) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            throw new SpfEnd(SpfResult.TEMPERROR, "dns", domain, Optional.of(term), silent.detail());
        }
        return answer;
    }
}
