package dev.mailworthy.cli.plan;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.publish.SurveyNode;
import dev.mailworthy.spf.publish.SurveyTerm;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.record.Unreadable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of an SPF record on its way from what stands to what may be published. Immutable. */
record SpfDraft(String text) {

    /** More rounds than a record has faults that a round takes away. */
    private static final int MOST_ROUNDS = 60;

    private static final String SOFT_END = "~all";

    /** Faults whose fix leaves everybody's result as it is. */
    private static final Set<SpfFinding> HARMLESS = Set.of(
            SpfFinding.SPF_AFTER_ALL,
            SpfFinding.SPF_REDIRECT_WITH_ALL,
            SpfFinding.SPF_DUPLICATE,
            SpfFinding.SPF_CONTAINED,
            SpfFinding.SPF_HOST_BITS,
            SpfFinding.SPF_REPORT_WITHOUT_ADDRESS,
            SpfFinding.SPF_SYNTAX);

    /** A record for these addresses alone. Others get softfail, since nobody knows yet who else sends. */
    static SpfDraft of(Collection<IpAddress> sending) {
        return new SpfDraft(SpfRecord.VERSION + " " + SOFT_END).allowing(sending);
    }

    /** What several records say together; each of them was void beside the others. */
    static SpfDraft merged(List<String> records) {
        List<Term> terms = records.stream()
                .flatMap(record -> terms(record).stream())
                .filter(term -> !(term instanceof Unreadable))
                .toList();
        Stream<String> directives = terms.stream()
                .filter(term -> term instanceof Directive directive && !isAll(directive))
                .map(Term::text);
        boolean several = records.size() > 1;
        String end = terms.stream()
                .filter(term -> term instanceof Directive directive && isAll(directive))
                .map(Term::text)
                .reduce((a, b) -> a.startsWith("-") ? b : a)
                .orElse(several ? SOFT_END : "");
        Stream<String> modifiers = terms.stream()
                .filter(term -> term instanceof Modifier && (!several || !(term instanceof Modifier.Redirect)))
                .map(Term::text);
        Stream<String> redirected = several
                ? terms.stream()
                        .filter(Modifier.Redirect.class::isInstance)
                        .map(term -> "include:" + term.text().substring("redirect=".length()))
                : Stream.empty();
        return new SpfDraft(
                Stream.of(Stream.of(SpfRecord.VERSION), directives, redirected, Stream.of(end), modifiers.limit(10))
                        .flatMap(part -> part)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    private static boolean isAll(Directive directive) {
        return directive.mechanism() instanceof Mechanism.All;
    }

    private static List<Term> terms(String text) {
        SpfParse parse = SpfRecord.parse(text);
        if (parse instanceof SpfParse.Valid valid) {
            return valid.record().terms();
        }
        return parse instanceof SpfParse.Invalid invalid ? invalid.record().terms() : List.of();
    }

    /** The text without faults that have a fix; nobody is refused by it who was not before. */
    SpfDraft mended() {
        SpfDraft at = this;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<String> next = at.mendOne();
            if (next.isEmpty() || next.get().equals(at.text)) {
                return at;
            }
            at = new SpfDraft(next.get());
        }
        return at;
    }

    private Optional<String> mendOne() {
        return SpfReading.lint(text).stream()
                .flatMap(fault -> mended(fault).stream())
                .findFirst();
    }

    private Optional<String> mended(LintFinding fault) {
        return switch (fault.type()) {
            case SPF_NO_ALL -> Optional.of(text.strip() + " " + SOFT_END);
            case SPF_PASS_ALL ->
                Optional.of(text.substring(0, fault.span().start())
                        + SOFT_END
                        + text.substring(fault.span().end()));
            default -> HARMLESS.contains(fault.type()) ? fault.fix() : Optional.empty();
        };
    }

    /** The same with addresses in front, where they cost no look-up and nothing before them can decide. */
    SpfDraft allowing(Collection<IpAddress> addresses) {
        String added = addresses.stream()
                .map(address -> " "
                        + new Mechanism.Network(Cidr.containing(
                                        address, address.family().bits()))
                                .text())
                .collect(Collectors.joining());
        return new SpfDraft(SpfRecord.VERSION + added + text.substring(SpfRecord.VERSION.length()));
    }

    /** The same without some of its terms. */
    SpfDraft without(Collection<String> terms) {
        return new SpfDraft(Stream.of(text.split(" +"))
                .filter(term -> !terms.contains(term))
                .collect(Collectors.joining(" ")));
    }

    /** The terms that make receivers give up: they lead to no record, to a broken one, or back to this one. */
    static List<String> broken(SurveyNode root) {
        return root.terms().stream()
                .filter(term -> term.into().filter(SpfDraft::isBroken).isPresent())
                .map(term -> term.term().text())
                .toList();
    }

    /** The terms whose names no longer exist. */
    static List<String> empty(SurveyNode root) {
        return root.terms().stream()
                .filter(term -> term.ownVoids() > 0 && term.into().isEmpty())
                .map(SurveyTerm::term)
                .map(Term::text)
                .toList();
    }

    private static boolean isBroken(SurveyNode node) {
        return switch (node.state()) {
            case MISSING, MULTIPLE, INVALID, LOOP -> true;
            case FOUND ->
                node.terms().stream()
                        .anyMatch(term -> term.into().filter(SpfDraft::isBroken).isPresent());
            case UNANSWERED, DEPENDS_ON_MESSAGE, NOT_FOLLOWED -> false;
        };
    }
}
