package dev.mailworthy.spf.publish;

import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;

/** The addresses that a surveyed record lets pass: the first match decides (RFC 7208 section 4.6.2). */
final class PassSet {

    private PassSet() {}

    static AddressSet of(SurveyNode node) {
        AddressSet passing = AddressSet.EMPTY;
        AddressSet decided = AddressSet.EMPTY;
        AddressSet redirected = AddressSet.EMPTY;
        for (SurveyTerm term : node.terms()) {
            if (term.term() instanceof Directive directive) {
                AddressSet here = term.addresses().minus(decided);
                passing = directive.qualifier() == Qualifier.PASS ? passing.union(here) : passing;
                decided = decided.union(here);
            } else if (term.term() instanceof Modifier.Redirect) {
                redirected = term.addresses();
            }
        }
        return passing.union(redirected.minus(decided));
    }
}
