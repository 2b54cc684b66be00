package dev.mailworthy.spf.publish;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Term;
import java.util.Optional;

/**
 * One term of a surveyed record.
 *
 * @param addresses what it matches, as far as that does not depend on the message
 * @param ownTerms 1 when it counts against the limit of DNS terms, else 0
 * @param ownVoids its look-ups that find nothing now
 * @param into the record it leads to
 * @param note a remark for people, or empty
 */
public record SurveyTerm(
        Term term, AddressSet addresses, int ownTerms, int ownVoids, Optional<SurveyNode> into, String note) {
    public SurveyTerm {
        note = Printable.text(note);
    }

    /** Whether it leads to a record that receivers end in permerror for. */
    boolean isBroken() {
        return into.filter(SurveyNode::isBroken).isPresent();
    }

    /** Whether its look-ups find nothing. A host of one family has a void look-up as well, but its address counts. */
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
