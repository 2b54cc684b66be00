package dev.mailworthy.smtp.sight;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the prefixes of this network's NAT64 (RFC 7050 section 3): {@code ipv4only.arpa} has two IPv4 addresses and no other. A
 * resolver that gives it an IPv6 address has made it from one of these, with the network's prefix.
 */
public final class Nat64Prefixes {

    private static final DomainName IPV4_ONLY = DomainName.parse("ipv4only.arpa");
    private static final List<IpAddress> WELL_KNOWN =
            List.of(IpAddress.parse("192.0.0.170"), IpAddress.parse("192.0.0.171"));

    private Nat64Prefixes() {}

    /**
     * Asks one question. Blocks for at most the {@link Dns DNS port}'s deadline.
     *
     * @param dns the network's own resolver, which alone knows them
     * @return empty without NAT64, and also without an answer
     */
    public static List<Cidr> of(Dns dns) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(IPV4_ONLY, RecordType.AAAA));
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Address.class).stream()
                        .flatMap(record -> prefix(record.address()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Stream<Cidr> prefix(IpAddress made) {
        return WELL_KNOWN.stream()
                .flatMap(from -> Synthesis.prefix(made, from).stream())
                .limit(1);
    }
}
