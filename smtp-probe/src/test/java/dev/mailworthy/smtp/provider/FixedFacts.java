package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The facts of a test. A missing fact is absent. */
public record FixedFacts(
        SystemIdentity identity,
        Map<IpAddress, Answer<List<DomainName>>> names,
        Map<IpAddress, Answer<Set<Long>>> networks,
        Map<MetadataEndpoint, Answer<String>> services)
        implements MachineFacts {
    public FixedFacts {
        names = Map.copyOf(names);
        networks = Map.copyOf(networks);
        services = Map.copyOf(services);
    }

    /** A machine with these facts and without a network. */
    public static FixedFacts of(SystemIdentity identity) {
        return new FixedFacts(identity, Map.of(), Map.of(), Map.of());
    }

    /** These facts, and an address with this reverse name. */
    public FixedFacts named(IpAddress address, DomainName name) {
        return named(address, Answer.present(List.of(name)));
    }

    /** These facts, and the DNS answer about an address's reverse names. */
    public FixedFacts named(IpAddress address, Answer<List<DomainName>> answer) {
        Map<IpAddress, Answer<List<DomainName>>> all = new LinkedHashMap<>(names);
        all.put(address, answer);
        return new FixedFacts(identity, all, networks, services);
    }

    /** These facts, and an address that this autonomous system announces. */
    public FixedFacts announced(IpAddress address, long origin) {
        Map<IpAddress, Answer<Set<Long>>> all = new LinkedHashMap<>(networks);
        all.put(address, Answer.present(Set.of(origin)));
        return new FixedFacts(identity, names, all, services);
    }

    /** These facts, and the answer of a {@link MetadataEndpoint metadata service}. */
    public FixedFacts served(MetadataEndpoint endpoint, Answer<String> answer) {
        Map<MetadataEndpoint, Answer<String>> all = new LinkedHashMap<>(services);
        all.put(endpoint, answer);
        return new FixedFacts(identity, names, networks, all);
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
        return Stream.concat(names.keySet().stream(), networks.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Answer<List<DomainName>> reverseNames(IpAddress address) {
        return names.getOrDefault(address, Answer.absent());
    }

    @Override
    public Answer<Set<Long>> origins(IpAddress address) {
        return networks.getOrDefault(address, Answer.absent());
    }

    @Override
    public Map<MetadataEndpoint, Answer<String>> metadata(Collection<MetadataEndpoint> endpoints) {
        return services;
    }
}
