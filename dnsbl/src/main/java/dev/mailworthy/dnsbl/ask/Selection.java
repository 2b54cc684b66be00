package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.KeyNeed;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.ListZone;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists that can be queried with the user's {@link Keys keys}, and the lists that cannot. */
public record Selection(List<AskedList> asked, List<LeftOut> leftOut) {

    /**
     * @param mirrors zones in memory. a list whose zone is among them needs no key
     */
    public static Selection of(Catalogue catalogue, Keys keys, List<MirrorZone> mirrors) {
        List<AskedList> asked = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (ListEntry list : catalogue.lists()) {
            List<MirrorZone> own = mirrors(list, mirrors);
            if (!own.isEmpty()) {
                asked.add(
                        new AskedList(list, list.zone().filled(Optional.empty()).orElseThrow(), own));
                continue;
            }
            Optional<String> key = keys.of(list.access().keyId());
            Optional<ListZone> zone = list.zone().filled(key);
            boolean registered = list.access().need() != KeyNeed.REGISTRATION || key.isPresent();
            if (zone.isPresent() && registered) {
                asked.add(new AskedList(list, zone.get(), List.of()));
            } else {
                leftOut.add(new LeftOut(list.id(), list.name(), list.terms(), list.kinds()));
            }
        }
        return new Selection(List.copyOf(asked), List.copyOf(leftOut));
    }

    private static List<MirrorZone> mirrors(ListEntry list, List<MirrorZone> mirrors) {
        return list.zone().needsKey()
                ? List.of()
                : mirrors.stream()
                        .filter(mirror -> mirror.zone()
                                .equals(DomainName.ofText(list.zone().open())))
                        .toList();
    }
}
