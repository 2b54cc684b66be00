package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.KeyNeed;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.ListZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lists that can be asked with what the user has been given, and those that cannot. */
record Selection(List<AskedList> asked, List<LeftOut> leftOut) {

    static Selection of(Catalogue catalogue, Keys keys) {
        List<AskedList> asked = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (ListEntry list : catalogue.lists()) {
            Optional<String> key = keys.of(list.access().keyId());
            Optional<ListZone> zone = list.zone().filled(key);
            boolean registered = list.access().need() != KeyNeed.REGISTRATION || key.isPresent();
            if (zone.isPresent() && registered) {
                asked.add(new AskedList(list, zone.get()));
            } else {
                leftOut.add(new LeftOut(list.id(), list.name(), needs(list), howToAsk(list)));
            }
        }
        return new Selection(List.copyOf(asked), List.copyOf(leftOut));
    }

    private static String needs(ListEntry list) {
        return switch (list.access().need()) {
            case REGISTRATION -> "the resolver's address registered with the operator";
            case SUBSCRIPTION -> "the name of the subscriber's zone";
            default -> "a key";
        };
    }

    static String howToAsk(ListEntry list) {
        String variable =
                Keys.VARIABLE + list.access().keyId().toUpperCase(Locale.ROOT).replace('-', '_');
        String where = list.removal().site().map(site -> " (" + site + ")").orElse("");
        return switch (list.access().need()) {
            case REGISTRATION -> "Register the resolver's address" + where + ", then set " + variable + "=registered";
            case SUBSCRIPTION -> "Subscribe" + where + ", then set " + variable + " to the zone's name";
            default -> "Get a key" + where + ", then set " + variable;
        };
    }
}
