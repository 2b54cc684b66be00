package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Printable;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.SyntaxProblem;
import java.util.List;
import java.util.Optional;

/**
 * One record of a survey.
 *
 * @param domain whose record
 * @param detail one line where the state needs it
 * @param terms in order, each with what it costs and leads to
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

    /** How the look-up of a record ended. */
    public enum State {
        FOUND,
        /** No SPF record: a permerror for whoever includes it. */
        MISSING,
        MULTIPLE,
        /** A syntax error. */
        INVALID,
        /** The DNS did not answer. */
        UNANSWERED,
        /** The same record is already open above: without end for an address that nothing else matches. */
        LOOP,
        /** The name depends on the message. */
        DEPENDS_ON_MESSAGE,
        /** Not looked at, because the survey is large enough. */
        NOT_FOLLOWED
    }

    /** Terms that need the DNS, here and below, when every one of them is evaluated. */
    public int dnsTerms() {
        return terms.stream().mapToInt(SurveyTerm::dnsTerms).sum();
    }

    /** Look-ups that find nothing now, here and below, in the strictest reading. */
    public int voidLookups() {
        return terms.stream().mapToInt(SurveyTerm::voidLookups).sum();
    }
}
