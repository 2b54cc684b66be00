package dev.mailworthy.cli.plan;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.publish.AddressSet;
import dev.mailworthy.spf.publish.SpfPublisher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changes take away: addresses that the SPF records of today authorise or name as senders, and addresses that get
 * reports. Each change gets notes that name them. A change of an A or MX record can take a sender away too, because SPF terms
 * lead to such records.
 */
final class Losses {

    /** The most networks that one note names. */
    private static final int MOST_NAMED = 4;

    /** A mailbox or a web address in the text of a record. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://[^\\s;,!\"]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+");

    private final Dns published;
    private final Set<DomainName> senders;

    /** @param senders the domains whose SPF records count */
    Losses(Dns published, Collection<DomainName> senders) {
        this.published = published;
        this.senders = new TreeSet<>(senders);
    }

    /**
     * The changes with a note for each loss. A loss is noted at the first change, in order, that causes it.
     *
     * @param given changes that are applied already
     */
    List<SetChange> noted(List<SetChange> given, List<SetChange> changes) {
        List<SetChange> applied = new ArrayList<>(given);
        Map<DomainName, AddressSet> before = authorised(applied);
        Map<DomainName, AddressSet> end =
                authorised(Stream.concat(given.stream(), changes.stream()).toList());
        List<SetChange> noted = new ArrayList<>();
        for (SetChange change : changes) {
            applied.add(change);
            Map<DomainName, AddressSet> after = authorised(applied);
            SetChange described = change;
            for (DomainName domain : senders) {
                AddressSet lost = at(domain, before).minus(at(domain, after)).minus(at(domain, end));
                described = lost.isEmpty() ? described : described.withNote(sentence(domain, lost));
            }
            noted.add(reports(change).map(described::withNote).orElse(described));
            before = after;
        }
        return List.copyOf(noted);
    }

    private static AddressSet at(DomainName domain, Map<DomainName, AddressSet> sets) {
        return sets.getOrDefault(domain, AddressSet.EMPTY);
    }

    private Map<DomainName, AddressSet> authorised(List<SetChange> applied) {
        List<RecordSet> sets = applied.stream().map(SetChange::after).toList();
        SpfPublisher publisher = SpfPublisher.over(PatchedDns.of(sets, published));
        Map<DomainName, AddressSet> found = new LinkedHashMap<>();
        senders.forEach(domain -> found.put(domain, publisher.meant(domain).authorised()));
        return found;
    }

    private static String sentence(DomainName domain, AddressSet lost) {
        List<Cidr> networks = lost.networks();
        String named = networks.stream().limit(MOST_NAMED).map(Losses::text).collect(Collectors.joining(", "));
        String more = networks.size() > MOST_NAMED ? " and " + (networks.size() - MOST_NAMED) + " more networks" : "";
        return "After this change SPF of " + domain + " leaves out these addresses, which it was meant to let send: "
                + named + more + ". If mail leaves from one of them, add it to the SPF record first.";
    }

    private static String text(Cidr network) {
        IpFamily family = network.network().family();
        return network.prefix() == family.bits() ? network.network().toString() : network.toString();
    }

    /** A note of the report addresses that stand in the present texts of a set and not in the new ones. */
    private static Optional<String> reports(SetChange change) {
        Set<String> gone = addresses(change.before());
        gone.removeAll(addresses(change.after()));
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of("Reports no longer go to " + String.join(", ", gone)
                        + ". If you read them there, add the address.");
    }

    /** The addresses in the texts at a name for reports, which begins with an underscore. */
    private static Set<String> addresses(RecordSet set) {
        Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        boolean forReports = set.owner().toString().startsWith("_");
        set.records().stream().filter(record -> forReports).forEach(record -> {
            Matcher address = ADDRESS.matcher(Draft.text(record));
            while (address.find()) {
                found.add(address.group());
            }
        });
        return found;
    }
}
