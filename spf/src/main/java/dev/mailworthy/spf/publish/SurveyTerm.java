package dev.mailworthy.spf.publish;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Term;
import java.util.Optional;

/**
 * One {@link Term term} of a surveyed record.
 *
 * @param addresses the addresses that it matches, as far as that does not depend on the message
 * @param ownTerms 1 if it counts against the limit of DNS terms, otherwise 0
 * @param ownVoids the number of its look-ups that find nothing now
 * @param into the record that it leads to
 * @param note a remark for people, or empty
 */
public record SurveyTerm(
        Term term, AddressSet addresses, int ownTerms, int ownVoids, Optional<SurveyNode> into, String note) {
    public SurveyTerm {
        note = Printable.text(note);
    }

    /** Whether it leads to a record that gives receivers a permerror. */
    boolean isBroken() {
        return into.filter(SurveyNode::isBroken).isPresent();
    }

    /**
     * Whether its look-ups find nothing at all. A host with one address family has a void look-up too, but it has an address.
     */
    boolean isEmpty() {
        return ownVoids > 0 && into.isEmpty() && addresses.isEmpty();
    }

    public int dnsTerms() {
        return ownTerms + into.map(SurveyNode::dnsTerms).orElse(0);
    }

    public int voidLookups() {
        return ownVoids + into.map(SurveyNode::voidLookups).orElse(0);
    }
}
