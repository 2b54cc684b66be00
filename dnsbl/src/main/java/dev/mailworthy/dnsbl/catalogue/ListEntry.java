package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One list of the catalogue.
 *
 * @param id stable and short, for options and JSON
 * @param zone where it is asked
 * @param contents what it lists, in a few words
 * @param asks whether a list wants the very name or the registered domain above it
 * @param notes what is odd about it
 * @param sources where all this is from
 */
public record ListEntry(
        String id,
        String name,
        String operator,
        ZonePattern zone,
        Set<TargetKind> kinds,
        Role role,
        Scope scope,
        String contents,
        Asks asks,
        CodeTable codes,
        TestEntries test,
        Access access,
        Removal removal,
        ListStanding standing,
        String notes,
        List<String> sources) {
    public ListEntry {
        kinds = Set.copyOf(kinds);
        sources = List.copyOf(sources);
    }

    /** Whom an entry with these codes is about: codes may say it more narrowly than the list. */
    public Scope scope(List<ListCode> codes) {
        Set<CodeClass> against = codes.stream()
                .map(ListCode::codeClass)
                .filter(codeClass -> codeClass.weighing() == CodeClass.Weighing.AGAINST)
                .collect(Collectors.toSet());
        if (against.equals(Set.of(CodeClass.POLICY))) {
            return Scope.POLICY;
        }
        return against.equals(Set.of(CodeClass.NEIGHBOURHOOD)) ? Scope.RANGE : scope;
    }

    /** How to get what the operator wants before the list answers. */
    public Hint.ListTerms terms() {
        Hint.ListNeed need = switch (access.need()) {
            case REGISTRATION -> Hint.ListNeed.REGISTRATION;
            case SUBSCRIPTION -> Hint.ListNeed.ZONE_NAME;
            case NONE, OPTIONAL, REQUIRED, UNKNOWN -> Hint.ListNeed.KEY;
        };
        return new Hint.ListTerms(need, access.keyId(), removal.site());
    }

    /** Which form of a domain a list holds. */
    public enum Asks implements Labelled {
        HOST,
        REGISTERED
    }
}
