package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.Span;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.SyntaxProblem;
import dev.mailworthy.spf.record.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a record for faults, without asking the DNS. */
public final class SpfLint {

    private static final int STRING_OCTETS = 255;

    private final SpfRecord record;
    private final List<LintFinding> found = new ArrayList<>();

    private SpfLint(SpfRecord record) {
        this.record = record;
    }

    /** Everything found, in the order of the text; nothing for a text that is no SPF record. */
    public static List<LintFinding> of(SpfParse parse) {
        if (parse instanceof SpfParse.Invalid invalid) {
            SpfLint lint = new SpfLint(invalid.record());
            Optional<String> fix = DidYouMean.corrected(invalid.record());
            invalid.problems().forEach(problem -> lint.syntax(problem, fix));
            return lint.sorted();
        }
        if (parse instanceof SpfParse.Valid valid) {
            SpfLint lint = new SpfLint(valid.record());
            lint.all();
            lint.terms();
            lint.reports();
            lint.size();
            return lint.sorted();
        }
        return List.of();
    }

    private List<LintFinding> sorted() {
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return List.copyOf(found);
    }

    private void syntax(SyntaxProblem problem, Optional<String> fix) {
        String message = problem.message()
                + DidYouMean.of(problem.term())
                        .map(term -> "; did you mean \"" + term + "\"?")
                        .orElse("");
        found.add(new LintFinding(
                SpfFinding.SPF_SYNTAX, problem.span(), message, "RFC 7208 section " + problem.section(), fix));
    }

    /** What ends the record. */
    private void all() {
        Optional<Directive> all = record.directives().stream()
                .filter(directive -> directive.mechanism() instanceof Mechanism.All)
                .findFirst();
        Optional<Modifier.Redirect> redirect = record.modifier(Modifier.Redirect.class);
        if (all.isEmpty()) {
            if (redirect.isEmpty()) {
                add(
                        SpfFinding.SPF_NO_ALL,
                        end(),
                        "it ends in neutral for everybody else",
                        "4.7",
                        edit().appending("-all"));
            }
            return;
        }
        Directive end = all.get();
        if (end.qualifier() == Qualifier.PASS) {
            add(SpfFinding.SPF_PASS_ALL, end.span(), "everybody may send", "5.1", edit().replacing(end, "-all"));
        }
        if (end.qualifier() == Qualifier.NEUTRAL) {
            add(
                    SpfFinding.SPF_NEUTRAL_ALL,
                    end.span(),
                    "it says nothing about others",
                    "5.1",
                    edit().replacing(end, "~all"));
        }
        redirect.ifPresent(modifier -> add(
                SpfFinding.SPF_REDIRECT_WITH_ALL,
                modifier.span(),
                "\"all\" matches before it",
                "6.1",
                edit().without(modifier)));
        record.directives().stream()
                .filter(directive -> directive.span().start() > end.span().start())
                .forEach(directive -> add(
                        SpfFinding.SPF_AFTER_ALL,
                        directive.span(),
                        "\"all\" matches before it",
                        "5.1",
                        edit().without(directive)));
    }

    private Span end() {
        return new Span(record.source().length(), record.source().length());
    }

    private RecordEdit edit() {
        return new RecordEdit(record);
    }

    private void terms() {
        List<Directive> before = new ArrayList<>();
        int dnsTerms = 0;
        for (Directive directive : record.directives()) {
            dnsTerms += directive.mechanism().asksDns() ? 1 : 0;
            if (dnsTerms == 11 && directive.mechanism().asksDns()) {
                add(SpfFinding.SPF_TERM_BUDGET, directive.span(), "it is the eleventh", "4.6.4", Optional.empty());
            }
            repeated(directive, before);
            mechanism(directive);
            before.add(directive);
        }
        record.modifier(Modifier.Redirect.class).ifPresent(redirect -> macros(redirect, redirect.domain()));
    }

    private void repeated(Directive directive, List<Directive> before) {
        for (Directive earlier : before) {
            if (earlier.mechanism().equals(directive.mechanism())) {
                add(
                        SpfFinding.SPF_DUPLICATE,
                        directive.span(),
                        "\"" + earlier.text() + "\" stands before it",
                        "4.6.2",
                        edit().without(directive));
                return;
            }
            if (earlier.mechanism() instanceof Mechanism.Network outer
                    && directive.mechanism() instanceof Mechanism.Network inner
                    && outer.network().prefix() <= inner.network().prefix()
                    && outer.network().contains(inner.network().network())) {
                add(
                        SpfFinding.SPF_CONTAINED,
                        directive.span(),
                        "\"" + earlier.text() + "\" before it has all of it",
                        "4.6.2",
                        edit().without(directive));
                return;
            }
        }
    }

    private void mechanism(Directive directive) {
        Mechanism mechanism = directive.mechanism();
        if (mechanism instanceof Mechanism.Ptr) {
            add(SpfFinding.SPF_PTR, directive.span(), "\"ptr\" should not be used", "5.5", Optional.empty());
        }
        if (mechanism instanceof Mechanism.Network net) {
            network(directive, net.network());
        }
        macroString(mechanism).ifPresent(spec -> macros(directive, spec));
    }

    private static Optional<MacroString> macroString(Mechanism mechanism) {
        if (mechanism instanceof Mechanism.Include include) {
            return Optional.of(include.domain());
        }
        if (mechanism instanceof Mechanism.Exists exists) {
            return Optional.of(exists.domain());
        }
        if (mechanism instanceof Mechanism.A a) {
            return a.domain();
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return mx.domain();
        }
        return mechanism instanceof Mechanism.Ptr ptr ? ptr.domain() : Optional.empty();
    }

    private void macros(Term term, MacroString spec) {
        if (spec.uses("p")) {
            add(
                    SpfFinding.SPF_PTR,
                    term.span(),
                    "the macro p is as slow and unreliable as \"ptr\"",
                    "7.2",
                    Optional.empty());
        }
        if (spec.uses("sloh")) {
            add(
                    SpfFinding.SPF_SENDER_MACRO,
                    term.span(),
                    "the macros s, l, o and h make every sender a question of its own",
                    "7.3",
                    Optional.empty());
        }
    }

    private void network(Directive directive, Cidr network) {
        String written = directive.text().substring(directive.text().indexOf(':') + 1);
        boolean hostBits = written.indexOf('/') >= 0
                && !Cidr.containing(
                                dev.mailworthy.core.net.IpAddress.parse(written.substring(0, written.indexOf('/'))),
                                network.network().family().bits())
                        .network()
                        .equals(network.network());
        if (hostBits) {
            String sign = directive
                    .text()
                    .substring(
                            0,
                            directive.text().toLowerCase(java.util.Locale.ROOT).indexOf("ip"));
            add(
                    SpfFinding.SPF_HOST_BITS,
                    directive.span(),
                    "the network is " + network,
                    "5.6",
                    edit().replacing(directive, sign + new Mechanism.Network(network).text()));
        }
        boolean passes = directive.qualifier() == Qualifier.PASS;
        int broad = network.network().family() == IpFamily.IPV4 ? 16 : 32;
        if (passes && network.prefix() < broad) {
            add(
                    SpfFinding.SPF_BROAD,
                    directive.span(),
                    "a network of /" + network.prefix() + " is seldom one sender's own",
                    "11.4",
                    Optional.empty());
        }
        if (passes && SpecialPurpose.of(network).equals(Optional.of(SpecialPurpose.NOT_ROUTED))) {
            add(
                    SpfFinding.SPF_UNROUTABLE,
                    directive.span(),
                    "no mail comes from " + network + " over the Internet",
                    "5.6",
                    edit().without(directive));
        }
    }

    /** RFC 6652. */
    private void reports() {
        Optional<Modifier.ReportAddress> address = record.modifier(Modifier.ReportAddress.class);
        address.ifPresent(ra -> found.add(new LintFinding(
                SpfFinding.SPF_REPORT_ADDRESS,
                ra.span(),
                "valid; reports go to " + ra.localPart() + "@ the domain, but hardly anybody sends them, and some"
                        + " checkers call it an error",
                "RFC 6652 section 3",
                edit().without(ra))));
        for (Term term : record.terms()) {
            boolean aboutReports =
                    term instanceof Modifier.ReportPercentage || term instanceof Modifier.RequestedReports;
            if (aboutReports && address.isEmpty()) {
                found.add(new LintFinding(
                        SpfFinding.SPF_REPORT_WITHOUT_ADDRESS,
                        term.span(),
                        "without ra= it means nothing",
                        "RFC 6652 section 3",
                        edit().without(term)));
            }
        }
    }

    private void size() {
        if (record.source().length() > STRING_OCTETS) {
            add(
                    SpfFinding.SPF_LONG,
                    new Span(STRING_OCTETS, record.source().length()),
                    record.source().length() + " octets need "
                            + (record.source().length() + 254) / 255 + " character-strings in one TXT record",
                    "3.3",
                    Optional.empty());
        }
    }

    private void add(SpfFinding type, Span span, String message, String section, Optional<String> fix) {
        found.add(new LintFinding(type, span, message, "RFC 7208 section " + section, fix));
    }
}
