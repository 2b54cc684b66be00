package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.record.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parsed terms of an SPF record, for changes. Each change makes a new record from whole terms in their published spelling,
 * and parses it again. Immutable.
 *
 * @param parse valid, or invalid with {@link Unreadable} terms
 */
record SpfTerms(SpfParse parse) {

    /** The end of a record that we write. Other senders of the domain may exist; they get softfail and not fail. */
    static final String SOFT_END = "~all";

    SpfTerms {
        if (parse instanceof SpfParse.NotSpf) {
            throw new IllegalArgumentException("no SPF record");
        }
    }

    /**
     * @param text a record that begins with the version
     */
    static SpfTerms of(String text) {
        return new SpfTerms(SpfRecord.parse(text));
    }

    private static SpfTerms joined(Stream<String> terms) {
        return of(Stream.concat(Stream.of(SpfRecord.VERSION), terms).collect(Collectors.joining(" ")));
    }

    /** A {@link SpfRecord record} for only these addresses. */
    static SpfTerms of(Collection<IpAddress> sending) {
        return of(SpfRecord.VERSION + " " + SOFT_END).allowing(sending);
    }

    /** The record itself, or one record in place of those that begin with a version of their own inside of its text. */
    static SpfTerms merged(SpfTerms record) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (Term term : record.terms()) {
            if (term.text().equalsIgnoreCase(SpfRecord.VERSION)) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(term.text());
            }
        }
        return parts.size() == 1 || !record.isValid()
                ? record
                : merged(parts.stream().map(part -> joined(part.stream())).toList());
    }

    /**
     * One record in place of several, which are a permerror together (RFC 7208 section 4.5): all of their
     * {@link Directive directives}, the mildest {@code all}, and an include for each redirect, since a redirect ends a record.
     */
    static SpfTerms merged(List<SpfTerms> records) {
        List<Term> terms = records.stream()
                .flatMap(record -> record.terms().stream())
                .filter(term -> !(term instanceof Unreadable))
                .toList();
        boolean several = records.size() > 1;
        Stream<String> directives = terms.stream()
                .filter(term -> term instanceof Directive && !isAll(term))
                .map(Term::text);
        Stream<String> redirected = several ? terms.stream().flatMap(SpfTerms::asInclude) : Stream.empty();
        Stream<String> end = terms.stream()
                .filter(SpfTerms::isAll)
                .map(Term::text)
                .reduce((a, b) -> a.startsWith("-") ? b : a)
                .or(() -> several ? Optional.of(SOFT_END) : Optional.empty())
                .stream();
        Stream<String> modifiers = terms.stream()
                .filter(term -> term instanceof Modifier && !(several && term instanceof Modifier.Redirect))
                .map(Term::text);
        return joined(Stream.of(directives, redirected, end, modifiers)
                .flatMap(part -> part)
                .distinct());
    }

    /** A redirect as an include of its target. Empty for another {@link Term term}. */
    static Stream<String> asInclude(Term term) {
        return term instanceof Modifier.Redirect redirect
                ? Stream.of("include:" + redirect.domain().source())
                : Stream.empty();
    }

    /** The name that an include or a redirect leads to. Empty for another {@link Term term}. */
    static Optional<MacroString> target(Term term) {
        if (term instanceof Modifier.Redirect redirect) {
            return Optional.of(redirect.domain());
        }
        return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.Include include
                ? Optional.of(include.domain())
                : Optional.empty();
    }

    static boolean isAll(Term term) {
        return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
    }

    /** Whether a term lets certain senders pass. {@code +all} names no sender. */
    static boolean isSender(Term term) {
        return term instanceof Modifier.Redirect
                || term instanceof Directive directive && directive.qualifier() == Qualifier.PASS && !isAll(term);
    }

    private SpfRecord record() {
        return parse instanceof SpfParse.Invalid invalid ? invalid.record() : ((SpfParse.Valid) parse).record();
    }

    boolean isValid() {
        return parse instanceof SpfParse.Valid;
    }

    /** The text of the whole record. */
    String text() {
        return record().source();
    }

    List<Term> terms() {
        return record().terms();
    }

    List<Directive> directives() {
        return record().directives();
    }

    /** The first {@code all}, which always matches, so that no term behind it counts (section 5.1). */
    Optional<Directive> end() {
        return directives().stream().filter(SpfTerms::isAll).findFirst();
    }

    boolean redirects() {
        return record().modifier(Modifier.Redirect.class).isPresent();
    }

    /** A record of these terms in place of the present ones. This object if nothing changes. */
    SpfTerms with(Stream<String> texts) {
        List<String> wanted = texts.toList();
        return wanted.equals(terms().stream().map(Term::text).toList()) ? this : joined(wanted.stream());
    }

    SpfTerms without(Predicate<Term> unwanted) {
        return with(terms().stream().filter(unwanted.negate()).map(Term::text));
    }

    /** With softfail in place of fail at the end, where senders of the owner that are not known would fail. */
    SpfTerms softened() {
        return with(terms().stream()
                .map(term -> isAll(term) && ((Directive) term).qualifier() == Qualifier.FAIL ? SOFT_END : term.text()));
    }

    /** With addresses in front, where they cost no DNS question and no other term can decide before them. */
    SpfTerms allowing(Collection<IpAddress> addresses) {
        Stream<String> added = addresses.stream()
                .map(address -> Cidr.containing(address, address.family().bits()))
                .map(network -> new Mechanism.Network(network).text());
        return with(Stream.concat(added, terms().stream().map(Term::text)));
    }
}
