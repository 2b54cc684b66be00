package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for names and texts, for all forms except the master file. */
final class Names {

    private Names() {}

    /** Refuses names with other characters than a host name has, because each form would escape them differently. */
    static Optional<String> obstacle(SetChange change) {
        Stream<DomainName> all = Stream.concat(
                Stream.of(change.after().owner(), change.zone()),
                Stream.concat(change.before().records().stream(), change.after().records().stream())
                        .flatMap(Names::targets));
        return all.allMatch(Names::isPlain) ? Optional.empty() : Optional.of("it has a name with unusual characters");
    }

    private static Stream<DomainName> targets(DnsRecord record) {
        if (record instanceof DnsRecord.Mx mx) {
            return Stream.of(mx.exchange());
        }
        return record instanceof DnsRecord.Name name ? Stream.of(name.target()) : Stream.empty();
    }

    private static boolean isPlain(DomainName name) {
        return name.labels().stream().allMatch(label -> label.matches("[a-z0-9_-]+"));
    }

    /** Whether all texts of a change are printable ASCII. */
    static boolean isAscii(SetChange change) {
        return texts(change).allMatch(txt -> {
            for (byte octet : txt.joined()) {
                if (octet < 0x20 || octet == 0x7F) {
                    return false;
                }
            }
            return true;
        });
    }

    static Stream<DnsRecord.Txt> texts(SetChange change) {
        return Stream.concat(change.before().records().stream(), change.after().records().stream())
                .filter(DnsRecord.Txt.class::isInstance)
                .map(DnsRecord.Txt.class::cast);
    }

    /** The name without its zone; the given sign for the zone itself. */
    static String relative(SetChange change, String apex) {
        DomainName owner = change.after().owner();
        if (owner.equals(change.zone())) {
            return apex;
        }
        String whole = absolute(owner);
        String zone = absolute(change.zone());
        return zone.equals(".")
                ? whole.substring(0, whole.length() - 1)
                : whole.substring(0, whole.length() - zone.length() - 1);
    }

    static String absolute(DomainName name) {
        return MasterText.name(name);
    }

    /** The name without its final dot. */
    static String bare(DomainName name) {
        return name.toString();
    }

    /** The changes by zone, in order. */
    static Map<DomainName, List<SetChange>> byZone(List<SetChange> changes) {
        Map<DomainName, List<SetChange>> zones = new LinkedHashMap<>();
        changes.forEach(change ->
                zones.computeIfAbsent(change.zone(), zone -> new ArrayList<>()).add(change));
        return zones;
    }
}
