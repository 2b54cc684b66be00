package dev.mailworthy.cli.plan;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which zone a name belongs to, and whether the user can change it. */
public final class Zones {

    /** The fewest labels of a zone of the user. A shorter one is a registry's. */
    private static final int FEWEST_LABELS = 2;

    private final Dns dns;
    private final Set<DomainName> files;
    private final Set<DomainName> own = new HashSet<>();
    private final Map<DomainName, Optional<DomainName>> known = new HashMap<>();

    /**
     * @param files the zones of the user's files
     * @param domains the domains of the user's mail
     */
    public Zones(Dns dns, Collection<DomainName> files, Collection<DomainName> domains) {
        this.dns = dns;
        this.files = Set.copyOf(files);
        domains.forEach(domain -> own.add(apex(domain).orElse(domain)));
    }

    /** The user's zone that a name belongs to; empty when the zone belongs to others. */
    Optional<DomainName> own(DomainName name) {
        Optional<DomainName> file = inFile(name);
        if (file.isPresent()) {
            return file;
        }
        Optional<DomainName> apex = apex(name);
        return apex.isPresent()
                ? apex.filter(own::contains)
                : own.stream().filter(name::isAtOrBelow).findFirst();
    }

    /** The longest zone of the user's files that contains the name. */
    Optional<DomainName> inFile(DomainName name) {
        return files.stream()
                .filter(name::isAtOrBelow)
                .max(Comparator.comparingInt(zone -> zone.labels().size()));
    }

    /** The zone of a name, found by SOA records; the name itself when no server {@link DnsAnswer answers}. */
    public DomainName of(DomainName name) {
        return own(name).or(() -> apex(name)).orElse(name);
    }

    private Optional<DomainName> apex(DomainName name) {
        Optional<DomainName> before = known.get(name);
        if (before == null) {
            before = climb(name);
            known.put(name, before);
        }
        return before;
    }

    private Optional<DomainName> climb(DomainName start) {
        Optional<DomainName> at = Optional.of(start);
        while (at.isPresent() && at.get().labels().size() >= FEWEST_LABELS) {
            DomainName name = at.get();
            if (dns.ask(DnsQuestion.of(name, RecordType.SOA).withoutFollowingCname()) instanceof DnsAnswer.Records found
                    && !found.of(DnsRecord.Soa.class).isEmpty()) {
                return Optional.of(name);
            }
            at = name.parent();
        }
        return Optional.empty();
    }
}
