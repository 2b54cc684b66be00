package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.world.HostFacts;
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
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the addresses that mail of a domain leaves from: those of the request, else those of this host, else a guess
 * from {@link Dns DNS} records.
 */
public final class AddressChoice {

    /** The most addresses of a guess. More addresses would hardly tell which one sends. */
    private static final int MOST_GUESSES = 4;

    private final Dns dns;
    private final HostFacts host;

    public AddressChoice(Dns dns, HostFacts host) {
        this.dns = dns;
        this.host = host;
    }

    /** The addresses of the request, else those that a responder saw, else this host's, else a guess. */
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
     * The addresses after the port probe. What most receivers see replaces this host's addresses of the same family, unless
     * it is one of them; it replaces a guess as a whole. Given addresses and those of a responder stay.
     *
     * @param seen the addresses that most receivers name
     */
    SendingAddresses corrected(SendingAddresses chosen, List<IpAddress> seen) {
        boolean stays = chosen.origin() != Origin.INTERFACES && !chosen.origin().isGuess();
        List<IpAddress> other = seen.stream()
                .filter(address -> !chosen.addresses().contains(address)
                        && !host.temporary().contains(address))
                .toList();
        if (stays || other.isEmpty()) {
            return chosen;
        }
        Stream<IpAddress> kept = chosen.origin().isGuess()
                ? seen.stream()
                        .filter(address ->
                                !other.contains(address) && !host.temporary().contains(address))
                : chosen.addresses().stream()
                        .filter(address -> other.stream().noneMatch(each -> each.family() == address.family()));
        return new SendingAddresses(
                Stream.concat(other.stream(), kept).distinct().toList(), Origin.RECEIVERS);
    }

    /**
     * The given addresses, else this host's, else a guess. Only the guess needs {@link Dns DNS} questions.
     *
     * @param ehlo the host name that the mail server says in EHLO, if it is known
     */
    private SendingAddresses choose(List<IpAddress> given, DomainName domain, Optional<DomainName> ehlo) {
        if (!given.isEmpty()) {
            return new SendingAddresses(given.stream().distinct().toList(), Origin.GIVEN);
        }
        return ofHost().orElseGet(() -> guess(domain, ehlo));
    }

    /** This host's sending addresses, without a DNS question. Addresses of its default routes come first. */
    public Optional<SendingAddresses> ofHost() {
        boolean all = host.scope() == HostFacts.AddressScope.ALL;
        List<IpAddress> own = Stream.concat(host.routed().stream(), host.addresses().stream())
                .filter(address -> all || SpecialPurpose.of(address).isEmpty())
                .filter(address -> !host.temporary().contains(address))
                .distinct()
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new SendingAddresses(own, all ? Origin.LAB : Origin.INTERFACES));
    }

    /** Asks all questions at once: on a machine without a network each one takes until its deadline. */
    private SendingAddresses guess(DomainName domain, Optional<DomainName> ehlo) {
        CompletableFuture<List<IpAddress>> named =
                ehlo.map(this::leadingBack).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
        CompletableFuture<DnsAnswer> spf = dns.query(DnsQuestion.of(domain, RecordType.TXT));
        CompletableFuture<DnsAnswer> mx = dns.query(DnsQuestion.of(domain, RecordType.MX));
        List<CompletableFuture<DnsAnswer>> own = hostAddresses(domain);
        return guess(named.join().stream(), Origin.EHLO_NAME)
                .or(() -> guess(inSpfRecord(spf), Origin.SPF_RECORD))
                .or(() -> guess(isElsewhere(mx, domain) ? Stream.empty() : ofMxHosts(mx), Origin.MX_HOSTS))
                .or(() -> guess(isElsewhere(mx, domain) ? Stream.empty() : addresses(own), Origin.DOMAIN_ADDRESS))
                .orElseGet(SendingAddresses::none);
    }

    /** The addresses of a name whose PTR records name it again. */
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

    /** The single addresses that an SPF record passes. A record with errors is used too. */
    private static Stream<IpAddress> inSpfRecord(CompletableFuture<DnsAnswer> txt) {
        return records(txt, DnsRecord.Txt.class)
                .flatMap(record -> terms(SpfRecord.parse(record.joined())))
                .filter(directive -> directive.qualifier() == Qualifier.PASS)
                .map(Directive::mechanism)
                .filter(Mechanism.Network.class::isInstance)
                .map(mechanism -> ((Mechanism.Network) mechanism).network())
                .filter(network ->
                        network.prefix() == network.network().family().bits())
                .map(Cidr::network);
    }

    private static Stream<Directive> terms(SpfParse parsed) {
        if (parsed instanceof SpfParse.Valid valid) {
            return valid.record().directives().stream();
        }
        return parsed instanceof SpfParse.Invalid invalid ? invalid.record().directives().stream() : Stream.empty();
    }

    /** Whether all MX hosts are of others. Hosts of a service that take mail are not those that send it. */
    private static boolean isElsewhere(CompletableFuture<DnsAnswer> mx, DomainName domain) {
        List<DomainName> hosts =
                records(mx, DnsRecord.Mx.class).map(DnsRecord.Mx::exchange).toList();
        return !hosts.isEmpty() && hosts.stream().noneMatch(host -> host.isAtOrBelow(domain));
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
