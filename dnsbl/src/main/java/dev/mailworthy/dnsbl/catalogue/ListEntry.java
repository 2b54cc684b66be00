package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Hint;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import java.util.Set;

/**
 * One list of the {@link Catalogue catalogue}.
 *
 * @param id stable and short, for options and JSON
 * @param description words for people
 * @param query the zone and the kinds of targets
 * @param meaning of an entry
 * @param test the entries by which it proves that it works
 * @param access who may query the list
 * @param removal how a target leaves the list
 * @param standing the list's place among others
 */
public record ListEntry(
        String id,
        ListDescription description,
        ListQuery query,
        ListMeaning meaning,
        TestEntries test,
        Access access,
        Removal removal,
        ListStanding standing) {

    /**
     * {@return a list made in code} It takes IPv4 addresses, any A record is an entry against a target, and its test entries are
     * those of RFC 5782 section 5. The builder's methods replace each of these.
     *
     * @param id small letters, digits, dots, hyphens and underscores
     * @param zone the zone that is queried
     * @throws IllegalArgumentException if the id or the zone has another form
     */
    public static ListEntryBuilder builder(String id, String zone) {
        return new ListEntryBuilder(id, zone);
    }

    /** {@return the name for people} */
    public String name() {
        return description.name();
    }

    /** {@return the zone that is queried} */
    public ZonePattern zone() {
        return query.zone();
    }

    /** {@return the kinds of {@link Target targets} that it takes} */
    public Set<TargetKind> kinds() {
        return query.kinds();
    }

    /** {@return what being on the list means} */
    public Role role() {
        return meaning.role();
    }

    /** {@return the meanings of the A records of an entry} */
    public CodeTable codes() {
        return meaning.codes();
    }

    /** {@return how to get what the operator requires before the list answers} */
    public Hint.ListTerms terms() {
        Hint.ListNeed need = switch (access.need()) {
            case REGISTRATION -> Hint.ListNeed.REGISTRATION;
            case SUBSCRIPTION -> Hint.ListNeed.ZONE_NAME;
            case NONE, OPTIONAL, REQUIRED, UNKNOWN -> Hint.ListNeed.KEY;
        };
        return new Hint.ListTerms(need, access.keyId(), removal.site());
    }
}
