package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.SyntaxProblem;
import java.util.List;
import java.util.Optional;

/**
 * One record of a {@link SpfSurvey survey}.
 *
 * @param domain the domain of the record
 * @param state whether there is one record that can be read
 * @param detail one line, if the state needs it
 * @param record empty unless it could be read
 * @param problems of its grammar
 * @param terms the terms in order
 */
public record SurveyNode(
        String domain,
        State state,
        String detail,
        Optional<SpfRecord> record,
        List<SyntaxProblem> problems,
        List<SurveyTerm> terms) {
    public SurveyNode {
        domain = Printable.text(domain);
        detail = Printable.text(detail);
        problems = List.copyOf(problems);
        terms = List.copyOf(terms);
    }

    /** How the look-up of a {@link SpfRecord record} ended. */
    public enum State {
        /** The domain has one SPF record, which could be read. */
        FOUND,
        /** No SPF record. A record that includes it is a permerror. */
        MISSING,
        /** The domain has more than one SPF record, which is a permerror (RFC 7208 section 4.5). */
        MULTIPLE,
        /** A syntax error. */
        INVALID,
        /** The DNS did not answer. */
        UNANSWERED,
        /** The record includes itself, directly or through others. */
        LOOP,
        /** The name depends on the message. */
        DEPENDS_ON_MESSAGE,
        /** Not looked up, because the survey has reached its limit of questions. */
        NOT_FOLLOWED
    }

    /** The addresses that the record lets pass: the first match decides (RFC 7208 section 4.6.2). */
    AddressSet authorised() {
        AddressSet passing = AddressSet.EMPTY;
        AddressSet decided = AddressSet.EMPTY;
        AddressSet redirected = AddressSet.EMPTY;
        for (SurveyTerm term : terms) {
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

    /**
     * Whether receivers get a permerror from this record or one below it: it is missing, broken, one of several, or includes
     * itself.
     */
    boolean isBroken() {
        return switch (state) {
            case MISSING, MULTIPLE, INVALID, LOOP -> true;
            case FOUND -> terms.stream().anyMatch(SurveyTerm::isBroken);
            case UNANSWERED, DEPENDS_ON_MESSAGE, NOT_FOLLOWED -> false;
        };
    }

    /** Whether a record includes itself, here or below. */
    boolean hasCircle() {
        return state == State.LOOP
                || terms.stream().flatMap(term -> term.into().stream()).anyMatch(SurveyNode::hasCircle);
    }

    /** {@return the number of terms that need the DNS, here and in records below, if all of them are evaluated} */
    public int dnsTerms() {
        return terms.stream().mapToInt(SurveyTerm::dnsTerms).sum();
    }

    /**
     * {@return look-ups that find nothing for a client of a family, here and below, as the strictest receivers count}
     *
     * @param client the family of the client's address, which decides between A and AAAA (RFC 7208 section 5)
     */
    public int voidLookups(IpFamily client) {
        return terms.stream().mapToInt(term -> term.voidLookups(client)).sum();
    }

    /** The family that the record lets pass and that costs more void look-ups; IPv4 when it lets no address pass. */
    IpFamily costlierFamily() {
        AddressSet passing = authorised();
        boolean six = passing.size(IpFamily.IPV6).signum() > 0;
        boolean four = passing.size(IpFamily.IPV4).signum() > 0 || !six;
        boolean costlier = voidLookups(IpFamily.IPV6) > voidLookups(IpFamily.IPV4);
        return six && (costlier || !four) ? IpFamily.IPV6 : IpFamily.IPV4;
    }
}
