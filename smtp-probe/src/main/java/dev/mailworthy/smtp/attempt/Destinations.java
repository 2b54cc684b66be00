package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Turns an {@link EgressRequest} into {@link Destination}s. It resolves all names in parallel, to one address for each
 * target and family.
 */
public final class Destinations {

    private static final int CONTROL_OF_CANARY = 443;

    private final Dns dns;

    public Destinations(Dns dns) {
        this.dns = dns;
    }

    public List<Destination> of(EgressRequest request) {
        List<CompletableFuture<List<Destination>>> all = new ArrayList<>();
        for (Origin origin : origins(request)) {
            for (EgressTarget target : request.targets()) {
                all.add(target(target, origin, request.ports()));
            }
            for (EgressTarget control : request.controls()) {
                all.add(resolved(control, origin.family())
                        .thenApply(to -> List.of(destination(
                                control,
                                EgressPath.Role.CONTROL,
                                origin,
                                control.port().orElse(443),
                                to))));
            }
            all.add(CompletableFuture.completedFuture(canaries(request, origin)));
        }
        return all.stream().flatMap(part -> part.join().stream()).toList();
    }

    /** A family, and the local source address if one was given. */
    private record Origin(IpFamily family, Optional<IpAddress> source) {}

    private static List<Origin> origins(EgressRequest request) {
        if (request.sources().isEmpty()) {
            return request.families().stream()
                    .map(family -> new Origin(family, Optional.empty()))
                    .toList();
        }
        return request.sources().stream()
                .map(source -> new Origin(source.family(), Optional.of(source)))
                .toList();
    }

    private CompletableFuture<List<Destination>> target(EgressTarget target, Origin origin, List<Integer> ports) {
        List<Integer> served = ports.stream().filter(target::serves).toList();
        if (served.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return resolved(target, origin.family())
                .thenApply(to -> served.stream()
                        .map(port -> destination(target, EgressPath.Role.TARGET, origin, port, to))
                        .toList());
    }

    /** Each canary, on the ports under test and on 443. An answer on 443 too proves a proxy for all connections. */
    private static List<Destination> canaries(EgressRequest request, Origin origin) {
        List<Integer> ports = new ArrayList<>(request.ports());
        ports.add(CONTROL_OF_CANARY);
        return request.canaries().stream()
                .filter(canary -> canary.family() == origin.family())
                .flatMap(canary -> ports.stream()
                        .distinct()
                        .map(port -> destination(
                                EgressTarget.parse(canary.toString()),
                                EgressPath.Role.CANARY,
                                origin,
                                port,
                                Resolved.to(canary, Optional.empty()))))
                .toList();
    }

    private static Destination destination(
            EgressTarget target, EgressPath.Role role, Origin origin, int port, Resolved to) {
        return new Destination(target, role, new OutgoingPort(origin.source(), origin.family(), port), to);
    }

    private CompletableFuture<Resolved> resolved(EgressTarget target, IpFamily family) {
        if (!target.addresses().isEmpty()) {
            Optional<IpAddress> pinned = target.addresses().stream()
                    .filter(address -> address.family() == family)
                    .findFirst();
            return CompletableFuture.completedFuture(pinned.map(address -> Resolved.to(address, named(target)))
                    .orElseGet(() -> Resolved.nothing(AttemptOutcome.NO_ADDRESS, "no " + family.label() + " address")));
        }
        DomainName name = DomainName.parse(target.name());
        return target.viaMx() ? viaMx(name, family) : address(name, family);
    }

    /** The {@link EgressTarget target}'s name as a domain name, unless it is an address. */
    private static Optional<DomainName> named(EgressTarget target) {
        boolean literal = target.addresses().stream()
                .anyMatch(address -> address.toString().equals(target.name()));
        return literal ? Optional.empty() : Optional.of(DomainName.parse(target.name()));
    }

    private CompletableFuture<Resolved> viaMx(DomainName domain, IpFamily family) {
        return dns.query(DnsQuestion.of(domain, RecordType.MX)).thenCompose(answer -> {
            if (!(answer instanceof DnsAnswer.Records found)) {
                return CompletableFuture.completedFuture(failed(answer, "MX of " + domain));
            }
            return found.of(DnsRecord.Mx.class).stream()
                    .filter(mx -> !mx.exchange().equals(DomainName.ROOT))
                    .min(Comparator.comparingInt(DnsRecord.Mx::preference))
                    .map(mx -> address(mx.exchange(), family))
                    .orElseGet(() -> CompletableFuture.completedFuture(
                            Resolved.nothing(AttemptOutcome.NO_ADDRESS, domain + " takes no mail (null MX)")));
        });
    }

    private CompletableFuture<Resolved> address(DomainName host, IpFamily family) {
        RecordType type = family == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        return dns.query(DnsQuestion.of(host, type)).thenApply(answer -> {
            if (answer instanceof DnsAnswer.Records found) {
                return found.of(DnsRecord.Address.class).stream()
                        .findFirst()
                        .map(record -> Resolved.to(record.address(), Optional.of(host)))
                        .orElseGet(() -> failed(answer, type + " of " + host));
            }
            return failed(answer, type + " of " + host);
        });
    }

    private static Resolved failed(DnsAnswer answer, String what) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            boolean unasked = answer instanceof DnsAnswer.Skipped
                    && (silent.reason() == Reason.SKIPPED || silent.reason() == Reason.TIMEOUT);
            return new Resolved(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(unasked ? AttemptOutcome.NOT_TRIED : AttemptOutcome.NAME_FAIL),
                    Optional.of(silent.reason()),
                    what + ": " + silent.detail());
        }
        if (answer instanceof DnsAnswer.NoSuchName) {
            return Resolved.nothing(AttemptOutcome.NAME_FAIL, what + ": no such name");
        }
        return Resolved.nothing(AttemptOutcome.NO_ADDRESS, what + ": none");
    }
}
