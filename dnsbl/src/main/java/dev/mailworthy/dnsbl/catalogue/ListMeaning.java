package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an entry of a list means.
 *
 * @param role whether an entry counts against or for a target
 * @param scope whom an entry concerns, unless its codes are narrower
 * @param codes the meanings of the A records of an entry
 */
public record ListMeaning(Role role, Scope scope, CodeTable codes) {

    /**
     * Whom an entry with these {@link ListCode codes} concerns. A code can be narrower than the list as a whole.
     *
     * @param found the codes of one answer
     * @return the narrowest scope that the codes tell, or the list's own
     */
    public Scope scope(List<ListCode> found) {
        Set<CodeClass> against = found.stream()
                .map(ListCode::codeClass)
                .filter(codeClass -> codeClass.weighing() == CodeClass.Weighing.AGAINST)
                .collect(Collectors.toSet());
        if (against.equals(Set.of(CodeClass.POLICY))) {
            return Scope.POLICY;
        }
        return against.equals(Set.of(CodeClass.NEIGHBOURHOOD)) ? Scope.RANGE : scope;
    }
}
