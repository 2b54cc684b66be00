package dev.mailworthy.smtp.responder;

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
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Turns a {@link ResponderRequest} into ports to visit. It resolves the responder's name to one address of each family.
 */
final class Places {

    /** One port to visit. If it has no address, {@code nowhere} has the reason. */
    record Place(
            Optional<IpAddress> source,
            IpFamily family,
            int port,
            Optional<IpAddress> address,
            Optional<Unreached> nowhere) {}

    private record Found(IpFamily family, Optional<IpAddress> address, Optional<Unreached> nowhere) {

        static Found at(IpAddress address) {
            return new Found(address.family(), Optional.of(address), Optional.empty());
        }

        static Found nowhere(IpFamily family, AttemptOutcome how, String detail) {
            return new Found(family, Optional.empty(), Optional.of(new Unreached(how, detail)));
        }

        /**
         * Whether the name exists but has no address of the family. There is nothing to visit and nothing to report.
         */
        boolean isAbsent() {
            return nowhere.filter(why -> why.how() == AttemptOutcome.NO_ADDRESS).isPresent();
        }
    }

    private final Dns dns;

    Places(Dns dns) {
        this.dns = dns;
    }

    public List<Place> of(ResponderRequest request) {
        List<IpFamily> families = request.sources().isEmpty()
                ? request.families()
                : request.sources().stream().map(IpAddress::family).distinct().toList();
        List<CompletableFuture<Found>> asked = families.stream()
                .map(family -> find(request.responder(), family))
                .toList();
        List<Found> found = asked.stream().map(CompletableFuture::join).toList();
        boolean some = found.stream().anyMatch(each -> !each.isAbsent());
        List<Place> places = new ArrayList<>();
        for (Found each : found) {
            if (!some || !each.isAbsent()) {
                for (Optional<IpAddress> source : sources(request, each.family())) {
                    request.ports()
                            .forEach(port ->
                                    places.add(new Place(source, each.family(), port, each.address(), each.nowhere())));
                }
            }
        }
        return places;
    }

    private static List<Optional<IpAddress>> sources(ResponderRequest request, IpFamily family) {
        return request.sources().isEmpty()
                ? List.of(Optional.empty())
                : request.sources().stream()
                        .filter(source -> source.family() == family)
                        .map(Optional::of)
                        .toList();
    }

    private CompletableFuture<Found> find(EgressTarget responder, IpFamily family) {
        if (!responder.addresses().isEmpty()) {
            return CompletableFuture.completedFuture(responder.addresses().stream()
                    .filter(address -> address.family() == family)
                    .findFirst()
                    .map(Found::at)
                    .orElseGet(() ->
                            Found.nowhere(family, AttemptOutcome.NO_ADDRESS, "no " + family.title() + " address")));
        }
        RecordType type = family == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        DomainName name = DomainName.parse(responder.name());
        return dns.query(DnsQuestion.of(name, type)).thenApply(answer -> found(answer, family, type + " of " + name));
    }

    private static Found found(DnsAnswer answer, IpFamily family, String what) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            Reason reason = silent.reason();
            return Found.nowhere(
                    family, AttemptOutcome.NAME_FAIL, what + ": " + reason.label() + ": " + silent.detail());
        }
        if (answer instanceof DnsAnswer.NoSuchName) {
            return Found.nowhere(family, AttemptOutcome.NAME_FAIL, what + ": no such name");
        }
        Optional<IpAddress> first = answer instanceof DnsAnswer.Records records
                ? records.of(DnsRecord.Address.class).stream()
                        .map(DnsRecord.Address::address)
                        .findFirst()
                : Optional.empty();
        return first.map(Found::at).orElseGet(() -> Found.nowhere(family, AttemptOutcome.NO_ADDRESS, what + ": none"));
    }
}
