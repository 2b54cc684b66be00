package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.Printable;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides which addresses a domain's mail leaves from: told, then known, then guessed from what the domain publishes. */
public final class AddressChoice {

    /** A guess of more addresses than this says too little about the one that sends. */
    private static final int MOST_GUESSES = 4;

    private final Dns dns;
    private final HostFacts host;

    public AddressChoice(Dns dns, HostFacts host) {
        this.dns = dns;
        this.host = host;
    }

    /** The given addresses if any, then what was seen from outside, then the host's, then guesses. */
    SendingAddresses choose(CheckRequest request) {
        if (request.addresses().isEmpty() && request.outside().orElse(null) instanceof OutsideView.Seen seen) {
            return new SendingAddresses(seen.addresses(), Origin.RESPONDER);
        }
        return choose(
                request.addresses(),
                request.domain(),
                Assessment.ehlo(request, host).flatMap(EhloName::hostName));
    }

    /**
     * The given addresses if any, then the host's, then guesses; the guesses ask the DNS.
     *
     * @param ehlo the host name that the mail server says in EHLO, if it is known
     */
    private SendingAddresses choose(List<IpAddress> given, DomainName domain, Optional<DomainName> ehlo) {
        if (!given.isEmpty()) {
            return new SendingAddresses(given.stream().distinct().toList(), Origin.GIVEN);
        }
        return ofHost().orElseGet(() -> guess(domain, ehlo));
    }

    /** The host's own sending addresses, without asking anybody; those that its routes take stand first. */
    public Optional<SendingAddresses> ofHost() {
        boolean all = host.scope() == HostFacts.AddressScope.ALL;
        List<IpAddress> own = Stream.concat(host.routed().stream(), host.addresses().stream())
                .filter(address -> all || SpecialPurpose.of(address).isEmpty())
                .distinct()
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new SendingAddresses(own, all ? Origin.LAB : Origin.INTERFACES));
    }

    /** Everything is asked at once: on a machine without a network each question takes its whole deadline. */
    private SendingAddresses guess(DomainName domain, Optional<DomainName> ehlo) {
        CompletableFuture<List<IpAddress>> named =
                ehlo.map(this::leadingBack).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
        CompletableFuture<DnsAnswer> spf = dns.query(DnsQuestion.of(domain, RecordType.TXT));
        CompletableFuture<DnsAnswer> mx = dns.query(DnsQuestion.of(domain, RecordType.MX));
        List<CompletableFuture<DnsAnswer>> own = hostAddresses(domain);
        return guess(named.join().stream(), Origin.EHLO_NAME)
                .or(() -> guess(inSpfRecord(spf), Origin.SPF_RECORD))
                .or(() -> guess(ofMxHosts(mx), Origin.MX_HOSTS))
                .or(() -> guess(addresses(own), Origin.DOMAIN_ADDRESS))
                .orElseGet(SendingAddresses::none);
    }

    /** The addresses of a name whose PTR records lead back to it, as those of a mail server should. */
    private CompletableFuture<List<IpAddress>> leadingBack(DomainName name) {
        List<CompletableFuture<List<IpAddress>>> families = hostAddresses(name).stream()
                .map(pending -> pending.thenCompose(answer -> leadingBack(answer, name)))
                .toList();
        return CompletableFuture.allOf(families.toArray(CompletableFuture<?>[]::new))
                .thenApply(all ->
                        families.stream().flatMap(each -> each.join().stream()).toList());
    }

    private CompletableFuture<List<IpAddress>> leadingBack(DnsAnswer answer, DomainName name) {
        List<IpAddress> found = addresses(List.of(CompletableFuture.completedFuture(answer)))
                .limit(MOST_GUESSES)
                .toList();
        List<CompletableFuture<DnsAnswer>> reverse = found.stream()
                .map(address -> dns.query(DnsQuestion.of(address.reverseName(), RecordType.PTR)))
                .toList();
        return CompletableFuture.allOf(reverse.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> IntStream.range(0, found.size())
                        .filter(i -> records(reverse.get(i), DnsRecord.Name.class)
                                .anyMatch(pointer -> pointer.target().equals(name)))
                        .mapToObj(found::get)
                        .toList());
    }

    private static Optional<SendingAddresses> guess(Stream<IpAddress> found, Origin origin) {
        List<IpAddress> few = found.distinct().limit(MOST_GUESSES).toList();
        return few.isEmpty() ? Optional.empty() : Optional.of(new SendingAddresses(few, origin));
    }

    private static Stream<IpAddress> inSpfRecord(CompletableFuture<DnsAnswer> txt) {
        return records(txt, DnsRecord.Txt.class)
                .map(record -> Printable.ascii(record.joined()).toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("v=spf1") || text.startsWith("v=spf1 "))
                .flatMap(text -> Stream.of(text.split(" +")))
                .filter(term -> term.startsWith("ip4:") || term.startsWith("ip6:"))
                .flatMap(term -> singleAddress(term.substring(4)));
    }

    private static Stream<IpAddress> singleAddress(String network) {
        try {
            Cidr cidr = Cidr.parse(network);
            boolean single = cidr.prefix() == cidr.network().family().bits();
            return single ? Stream.of(cidr.network()) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private Stream<IpAddress> ofMxHosts(CompletableFuture<DnsAnswer> mx) {
        List<CompletableFuture<DnsAnswer>> hosts = records(mx, DnsRecord.Mx.class)
                .limit(MOST_GUESSES)
                .flatMap(record -> hostAddresses(record.exchange()).stream())
                .toList();
        return addresses(hosts);
    }

    private List<CompletableFuture<DnsAnswer>> hostAddresses(DomainName name) {
        return Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> dns.query(DnsQuestion.of(name, type)))
                .toList();
    }

    private static Stream<IpAddress> addresses(List<CompletableFuture<DnsAnswer>> pending) {
        return pending.stream()
                .flatMap(answer -> records(answer, DnsRecord.Address.class))
                .map(DnsRecord.Address::address);
    }

    private static <R extends DnsRecord> Stream<R> records(CompletableFuture<DnsAnswer> pending, Class<R> kind) {
        return pending.join() instanceof DnsAnswer.Records found ? found.of(kind).stream() : Stream.empty();
    }
}
