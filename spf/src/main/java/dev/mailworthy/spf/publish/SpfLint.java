package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.core.net.form.MasterText;
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
import dev.mailworthy.spf.result.SpfLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@link SpfRecord record} for faults, without asking the DNS. */
public final class SpfLint {

    /** A shorter prefix names more addresses than one sender usually has. This is our own judgement. */
    private static final int BROAD_IPV4 = 16;

    private static final int BROAD_IPV6 = 32;

    private final SpfRecord record;
    private final List<LintFinding> found = new ArrayList<>();

    private SpfLint(SpfRecord record) {
        this.record = record;
    }

    /**
     * {@return all faults, in the order of the text} Empty for a text that is no SPF record.
     *
     * @param parse of the text, valid or not
     */
    public static List<LintFinding> of(SpfParse parse) {
        List<LintFinding> faults = faults(parse);
        Optional<String> repaired = SpfRepair.ofText(parse);
        if (repaired.isEmpty()) {
            return faults;
        }
        Set<SpfFinding> left = faults(SpfRecord.parse(repaired.get())).stream()
                .map(LintFinding::type)
                .collect(Collectors.toSet());
        return faults.stream()
                .map(fault -> left.contains(fault.type()) ? fault : fault.fixedBy(repaired.get()))
                .toList();
    }

    /**
     * {@return all faults of the record of a domain, also an include or a redirect that leads back to the domain itself}
     *
     * @param parse of the text, valid or not
     * @param owner the domain that has the record
     */
    public static List<LintFinding> of(SpfParse parse, DomainName owner) {
        List<LintFinding> all = new ArrayList<>(of(parse));
        if (parse instanceof SpfParse.Valid valid) {
            valid.record().terms().stream()
                    .filter(term -> SpfTerms.target(term)
                            .filter(spec -> spec.name().equals(Optional.of(owner))
                                    || spec.source().equalsIgnoreCase("%{d}"))
                            .isPresent())
                    .forEach(term -> all.add(new LintFinding(
                            SpfFinding.SPF_PERMERROR,
                            term.span(),
                            "the record includes itself, so that receivers reach the limit of "
                                    + SpfLimits.rfc7208().dnsTerms() + " DNS terms",
                            "RFC 7208 section 4.6.4",
                            Optional.empty())));
        }
        all.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return List.copyOf(all);
    }

    /**
     * {@return all faults of a published record, also the terms whose names lead nowhere}
     *
     * @param parse of the text, valid or not
     * @param survey of the same record
     */
    public static List<LintFinding> of(SpfParse parse, SpfSurvey survey) {
        List<LintFinding> all = new ArrayList<>(of(parse, survey.domain()));
        Set<Span> known = all.stream()
                .filter(finding ->
                        finding.type() == SpfFinding.SPF_PERMERROR || finding.type() == SpfFinding.SPF_TARGET)
                .map(LintFinding::span)
                .collect(Collectors.toSet());
        SurveyFaults.ofTerms(survey.root())
                .filter(finding -> !known.contains(finding.span()))
                .forEach(all::add);
        all.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return List.copyOf(all);
    }

    private static List<LintFinding> faults(SpfParse parse) {
        if (parse instanceof SpfParse.Invalid invalid) {
            SpfLint lint = new SpfLint(invalid.record());
            invalid.problems().forEach(lint::syntax);
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

    private void syntax(SyntaxProblem problem) {
        String message = problem.message()
                + DidYouMean.question(problem.term())
                        .map(term -> "; did you mean \"" + term + "\"?")
                        .orElse("");
        add(SpfFinding.SPF_SYNTAX, problem.span(), message, problem.section());
    }

    /** Checks the end of the record. */
    private void all() {
        Optional<Directive> all =
                record.directives().stream().filter(SpfTerms::isAll).findFirst();
        Optional<Modifier.Redirect> redirect = record.modifier(Modifier.Redirect.class);
        if (all.isPresent()) {
            end(all.get(), redirect);
        } else if (redirect.isEmpty()) {
            Span behind = new Span(record.source().length(), record.source().length());
            add(SpfFinding.SPF_NO_ALL, behind, "all other addresses get neutral, as without a record", "4.7");
        }
    }

    private void end(Directive all, Optional<Modifier.Redirect> redirect) {
        if (all.qualifier() == Qualifier.PASS) {
            add(SpfFinding.SPF_PASS_ALL, all.span(), passAll(), "5.1");
        }
        if (all.qualifier() == Qualifier.NEUTRAL) {
            add(SpfFinding.SPF_NEUTRAL_ALL, all.span(), "all other addresses get neutral, as without a record", "5.1");
        }
        redirect.ifPresent(modifier -> add(
                SpfFinding.SPF_REDIRECT_WITH_ALL,
                modifier.span(),
                "\"all\" matches before \"" + modifier.text() + "\"",
                "6.1"));
        record.directives().stream()
                .filter(directive -> directive.span().start() > all.span().start())
                .forEach(directive -> add(
                        SpfFinding.SPF_AFTER_ALL,
                        directive.span(),
                        "\"all\" matches before \"" + directive.text() + "\"",
                        "5.1"));
    }

    private String passAll() {
        return record.terms().stream().anyMatch(SpfTerms::isSender)
                ? "every address on the Internet may send"
                : "every address on the Internet may send; name those that really send, then end the record in ~all";
    }

    private void terms() {
        TermMending.Earlier before = new TermMending.Earlier();
        int most = SpfLimits.rfc7208().dnsTerms();
        int dnsTerms = 0;
        for (Directive directive : record.directives()) {
            dnsTerms += directive.mechanism().asksDns() ? 1 : 0;
            if (dnsTerms == most + 1 && directive.mechanism().asksDns()) {
                add(
                        SpfFinding.SPF_TERM_BUDGET,
                        directive.span(),
                        "term number " + dnsTerms + " that needs the DNS; the limit is " + most,
                        "4.6.4");
            }
            before.repeated(directive)
                    .ifPresent(repetition -> add(
                            repetition.type(),
                            directive.span(),
                            "\"" + repetition.earlier().text() + "\" before it matches all that it matches",
                            "4.6.2"));
            mechanism(directive);
            before.add(directive);
        }
        record.modifier(Modifier.Redirect.class).ifPresent(redirect -> {
            macros(redirect, redirect.domain());
            target(redirect, redirect.domain());
        });
        record.terms().stream()
                .filter(DidYouMean::isIgnored)
                .forEach(term -> add(SpfFinding.SPF_IGNORED_TERM, term.span(), ignored(term), "6"));
    }

    private static String ignored(Term term) {
        return term.text().equalsIgnoreCase(SpfRecord.VERSION)
                ? "a second record begins here, in the same text; one record must have all terms"
                : "\"" + term.text() + "\" is a modifier that receivers ignore"
                        + DidYouMean.of(term.text())
                                .map(meant -> "; did you mean \"" + meant + "\"?")
                                .orElse("");
    }

    /** What stands where a domain belongs. */
    private void target(Term term, MacroString spec) {
        DidYouMean.wrongTarget(spec)
                .ifPresent(problem ->
                        add(SpfFinding.SPF_TARGET, term.span(), "\"" + spec.source() + "\" " + problem, "4.8"));
    }

    private void mechanism(Directive directive) {
        Mechanism mechanism = directive.mechanism();
        if (mechanism instanceof Mechanism.Ptr) {
            add(SpfFinding.SPF_PTR, directive.span(), "\"ptr\" should not be used", "5.5");
        }
        if (mechanism instanceof Mechanism.Network net) {
            network(directive, net.network());
        }
        macroString(mechanism).ifPresent(spec -> {
            macros(directive, spec);
            target(directive, spec);
        });
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
            add(SpfFinding.SPF_PTR, term.span(), "the macro p is as slow and unreliable as \"ptr\"", "7.2");
        }
        if (spec.uses("sloh")) {
            add(
                    SpfFinding.SPF_SENDER_MACRO,
                    term.span(),
                    "with the macros s, l, o and h each sender needs a DNS question of its own",
                    "7.3");
        }
    }

    private void network(Directive directive, Cidr network) {
        if (TermMending.networkOf(directive).isPresent()) {
            add(SpfFinding.SPF_HOST_BITS, directive.span(), "the network is " + network, "5.6");
        }
        boolean passes = directive.qualifier() == Qualifier.PASS;
        if (passes && network.prefix() == 0) {
            add(
                    SpfFinding.SPF_PASS_ALL,
                    directive.span(),
                    "\"" + directive.text() + "\" lets every address on the Internet send",
                    "5.6");
            return;
        }
        int broad = network.network().family() == IpFamily.IPV4 ? BROAD_IPV4 : BROAD_IPV6;
        if (passes && network.prefix() < broad) {
            add(
                    SpfFinding.SPF_BROAD,
                    directive.span(),
                    "a network of /" + network.prefix() + " seldom belongs to one sender",
                    "11.4");
        }
        if (passes && SpecialPurpose.of(network).equals(Optional.of(SpecialPurpose.NOT_ROUTED))) {
            add(
                    SpfFinding.SPF_UNROUTABLE,
                    directive.span(),
                    "no mail comes from " + network + " over the Internet",
                    "5.6");
        }
    }

    /** Checks the modifiers of RFC 6652. */
    private void reports() {
        Optional<Modifier.ReportAddress> address = record.modifier(Modifier.ReportAddress.class);
        address.ifPresent(ra -> report(
                SpfFinding.SPF_REPORT_ADDRESS,
                ra,
                "valid; reports go to " + ra.localPart() + "@ the domain, but hardly any receiver sends them, and some"
                        + " checkers call the term an error"));
        record.terms().stream()
                .filter(term -> TermMending.isReportDetail(term) && address.isEmpty())
                .forEach(term -> report(SpfFinding.SPF_REPORT_WITHOUT_ADDRESS, term, "it means nothing without ra="));
    }

    private void report(SpfFinding type, Term term, String message) {
        found.add(new LintFinding(type, term.span(), message, "RFC 6652 section 3", Optional.empty()));
    }

    /** Checks the length. A TXT record has strings of at most 255 octets, which receivers join without spaces. */
    private void size() {
        int octets = record.source().length();
        if (octets > MasterText.LONGEST_STRING) {
            int strings = MasterText.pieces(record.source().getBytes(StandardCharsets.ISO_8859_1))
                    .size();
            add(
                    SpfFinding.SPF_LONG,
                    new Span(MasterText.LONGEST_STRING, octets),
                    octets + " octets need " + strings + " character-strings in one TXT record",
                    "3.3");
        }
    }

    private void add(SpfFinding type, Span span, String message, String section) {
        found.add(new LintFinding(type, span, message, "RFC 7208 section " + section, Optional.empty()));
    }
}
