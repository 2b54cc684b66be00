package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.ListZone;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list with everything that is needed to ask it.
 *
 * @param mirrors its zone in memory, if the user has it; nobody else is asked then
 */
public record AskedList(ListEntry entry, ListZone zone, List<MirrorZone> mirrors) {

    private static final int MOST_NAMES = 6;

    public boolean takes(TargetKind kind) {
        return entry.kinds().contains(kind);
    }

    /**
     * The names to ask for a target; none when it makes no name. A list of registered domains is asked for every name from
     * the target upwards that has two labels: one of them is the registered one, and no table of suffixes is needed.
     */
    List<DomainName> names(Target target) {
        if (target.kind() != TargetKind.DOMAIN || entry.asks() == ListEntry.Asks.HOST) {
            return zone.name(target.labels()).stream().toList();
        }
        List<DomainName> names = new ArrayList<>();
        Optional<DomainName> at = DomainName.ofOctets(target.labels());
        while (at.isPresent() && at.get().labels().size() >= 2) {
            zone.name(at.get().toString()).ifPresent(names::add);
            at = at.get().parent();
        }
        return names.subList(Math.max(0, names.size() - MOST_NAMES), names.size());
    }
}
