package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The {@link SystemIdentity} of a machine, DNS answers about its addresses, and answers of metadata services if they
 * are asked.
 */
final class MeasuredFacts implements MachineFacts {

    /** The maximum number of addresses: a machine with hundreds of addresses has one provider for all. */
    private static final int MOST_ADDRESSES = 8;

    /** The maximum number of reverse names of an address. */
    private static final int MOST_NAMES = 16;

    private final SystemIdentity identity;
    private final Map<IpAddress, CompletableFuture<DnsAnswer>> names = new LinkedHashMap<>();
    private final Map<IpAddress, CompletableFuture<DnsAnswer>> origins = new LinkedHashMap<>();
    private final Route route;
    private final MetadataChoice metadata;

    private MeasuredFacts(SystemIdentity identity, Route route, MetadataChoice metadata) {
        this.identity = identity;
        this.route = route;
        this.metadata = metadata;
    }

    static MeasuredFacts start(
            SystemIdentity identity, List<IpAddress> addresses, Dns dns, Route route, MetadataChoice metadata) {
        MeasuredFacts facts = new MeasuredFacts(identity, route, metadata);
        addresses.stream()
                .filter(address -> !SpecialPurpose.of(address).equals(Optional.of(SpecialPurpose.NOT_ROUTED)))
                .distinct()
                .limit(MOST_ADDRESSES)
                .forEach(address -> facts.ask(address, dns));
        return facts;
    }

    /**
     * Starts the DNS questions about an address. Labs give reverse names to documentation addresses, but no network
     * announces them.
     */
    private void ask(IpAddress address, Dns dns) {
        names.put(address, dns.query(DnsQuestion.of(address.reverseName(), RecordType.PTR)));
        if (SpecialPurpose.of(address).isEmpty()) {
            origins.put(address, dns.query(DnsQuestion.of(OriginRecords.name(address), RecordType.TXT)));
        }
    }

    @Override
    public Set<String> environment() {
        return identity.environment();
    }

    @Override
    public Answer<String> dmi(DmiField field) {
        return identity.dmi().getOrDefault(field, Answer.absent());
    }

    @Override
    public List<IpAddress> addresses() {
        return List.copyOf(names.keySet());
    }

    @Override
    public Answer<List<DomainName>> reverseNames(IpAddress address) {
        CompletableFuture<DnsAnswer> pending = names.get(address);
        if (pending == null) {
            return Answer.notApplicable("it was not asked about");
        }
        return pending.join()
                .toAnswer()
                .map(found -> found.of(DnsRecord.Name.class).stream()
                        .map(DnsRecord.Name::target)
                        .limit(MOST_NAMES)
                        .toList());
    }

    @Override
    public Answer<Set<Long>> origins(IpAddress address) {
        CompletableFuture<DnsAnswer> pending = origins.get(address);
        if (pending == null) {
            return Answer.notApplicable("it is not routed on the Internet");
        }
        return pending.join()
                .toAnswer()
                .fold(
                        found -> {
                            Set<Long> numbers = OriginRecords.numbers(found.of(DnsRecord.Txt.class));
                            return numbers.isEmpty()
                                    ? Answer.unanswered(Reason.MALFORMED, "the answer names no autonomous system")
                                    : Answer.present(numbers);
                        },
                        Answer::absent,
                        silent -> Answer.unanswered(silent.reason(), silent.detail()),
                        beside -> Answer.notApplicable(beside.detail()));
    }

    @Override
    public Map<MetadataEndpoint, Answer<String>> metadata(Collection<MetadataEndpoint> endpoints) {
        return metadata == MetadataChoice.ASKED ? new MetadataServices(route).ask(endpoints) : Map.of();
    }
}
