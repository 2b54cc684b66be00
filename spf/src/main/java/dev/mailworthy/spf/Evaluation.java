package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** check_host() (RFC 7208 section 4) for one request. One thread, used once. */
final class Evaluation {

    /** More characters of record than this are a permerror of our own; the RFC sets no limit. */
    static final int MAX_RECORD = 16_384;

    private record Outcome(SpfResult result, SpfCause cause, Optional<String> explanation) {}

    private final SpfRequest request;
    private final Sender sender;
    private final Lookups lookups;
    private final Hosts hosts;
    private final MacroValues values;
    private final List<SpfStep> trace = new ArrayList<>();

    /** How many includes are open: an included record explains nothing (section 6.2). */
    private int includes;

    Evaluation(SpfRequest request, Lookups lookups) {
        this.request = request;
        this.sender = Sender.of(request);
        this.lookups = lookups;
        this.hosts = new Hosts(request.ip().unmapped(), lookups);
        this.values = new MacroValues(request, sender, hosts);
    }

    SpfCheck run() {
        Outcome outcome;
        try {
            outcome = sender.checkable()
                    .map(domain -> checkHost(domain, 0))
                    .orElseGet(
                            () -> plain(SpfResult.NONE, "no-domain", "\"" + sender.domain() + "\" is no domain name"));
        } catch (SpfEnd end) {
            outcome = new Outcome(end.result, end.cause, Optional.empty());
        }
        return new SpfCheck(
                request,
                outcome.result,
                sender.domain(),
                outcome.explanation,
                outcome.cause,
                Math.min(lookups.terms(), Lookups.MAX_TERMS + 1),
                lookups.voids(),
                lookups.queries(),
                trace);
    }

    private Outcome plain(SpfResult result, String code, String detail) {
        return new Outcome(result, new SpfCause(code, sender.domain(), Optional.empty(), detail), Optional.empty());
    }

    private Outcome checkHost(String domain, int depth) {
        Optional<String> record = record(domain, depth);
        if (record.isEmpty()) {
            SpfCause cause = new SpfCause("no-record", domain, Optional.empty(), "no SPF record at " + domain);
            return new Outcome(SpfResult.NONE, cause, Optional.empty());
        }
        List<Term> terms;
        try {
            terms = RecordParser.parse(record.get());
        } catch (SpfSyntaxException e) {
            throw new SpfEnd(
                    SpfResult.PERMERROR, "syntax", domain, Optional.of(e.term), String.valueOf(e.getMessage()));
        }
        return evaluate(terms, domain, depth);
    }

    /** Section 4.4 and 4.5: the one SPF record among the TXT records of a domain. */
    private Optional<String> record(String domain, int depth) {
        DnsAnswer answer = depth == 0
                ? lookups.ask(domain, RecordType.TXT)
                : lookups.askCharged(domain, RecordType.TXT, domain, "record");
        if (answer instanceof DnsAnswer.Unanswered silent) {
            throw new SpfEnd(
                    SpfResult.TEMPERROR, "dns", domain, Optional.empty(), "TXT of " + domain + ": " + silent.detail());
        }
        List<String> records = answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .filter(RecordParser::isSpf)
                        .toList()
                : List.of();
        trace.add(new SpfStep(depth, domain, "record", records.isEmpty() ? "none" : records.get(0)));
        if (records.size() > 1 || !records.isEmpty() && records.get(0).length() > MAX_RECORD) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    records.size() > 1 ? "multiple-records" : "record-too-long",
                    domain,
                    Optional.empty(),
                    records.size() > 1
                            ? records.size() + " SPF records where only one may be (RFC 7208 section 4.5)"
                            : "the record is longer than " + MAX_RECORD + " octets");
        }
        return records.stream().findFirst();
    }

    private Outcome evaluate(List<Term> terms, String domain, int depth) {
        for (Term term : terms) {
            if (term instanceof Term.Directive directive) {
                boolean matches = matches(directive, domain, depth);
                trace.add(new SpfStep(depth, domain, term.text(), matches ? "match" : "no-match"));
                if (matches) {
                    return matched(directive, terms, domain);
                }
            }
        }
        Optional<Term.Redirect> redirect = terms.stream()
                .filter(Term.Redirect.class::isInstance)
                .map(Term.Redirect.class::cast)
                .findFirst();
        if (redirect.isPresent()) {
            return redirect(redirect.get(), domain, depth);
        }
        SpfCause cause = new SpfCause("default", domain, Optional.empty(), "no mechanism matched (section 4.7)");
        return new Outcome(SpfResult.NEUTRAL, cause, Optional.empty());
    }

    private Outcome matched(Term.Directive directive, List<Term> terms, String domain) {
        SpfResult result = directive.qualifier().result;
        SpfCause cause = new SpfCause(
                "matched",
                domain,
                Optional.of(directive.text()),
                "\"" + directive.text() + "\" of " + domain + " matched");
        boolean explain = result == SpfResult.FAIL && includes == 0;
        return new Outcome(result, cause, explain ? explanation(terms, domain) : Optional.empty());
    }

    private Outcome redirect(Term.Redirect redirect, String domain, int depth) {
        lookups.chargeTerm(domain, redirect.text());
        String target = target(redirect.domain(), domain);
        Outcome outcome = Lookups.name(target).isPresent()
                ? checkHost(target, depth + 1)
                : new Outcome(
                        SpfResult.NONE, new SpfCause("no-record", target, Optional.empty(), ""), Optional.empty());
        if (outcome.result == SpfResult.NONE) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    "redirect-without-record",
                    domain,
                    Optional.of(redirect.text()),
                    "the redirect leads to a domain without an SPF record");
        }
        return outcome;
    }

    private boolean matches(Term.Directive directive, String domain, int depth) {
        Mechanism mechanism = directive.mechanism();
        if (mechanism instanceof Mechanism.All) {
            return true;
        }
        if (mechanism instanceof Mechanism.Network network) {
            return network.network().contains(request.ip().unmapped());
        }
        lookups.chargeTerm(domain, directive.text());
        if (mechanism instanceof Mechanism.Include include) {
            return include(target(include.domain(), domain), directive.text(), domain, depth);
        }
        if (mechanism instanceof Mechanism.A a) {
            return hosts.hasAddress(target(a.domain(), domain), a.cidr(), domain, directive.text());
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return hosts.hasExchange(target(mx.domain(), domain), mx.cidr(), domain, directive.text());
        }
        if (mechanism instanceof Mechanism.Ptr ptr) {
            return hosts.hasNameBelow(target(ptr.domain(), domain), domain, directive.text());
        }
        Mechanism.Exists exists = (Mechanism.Exists) mechanism;
        return hosts.exists(target(exists.domain(), domain), domain, directive.text());
    }

    /** The table of section 5.2: only a pass matches, and no record is a permerror. */
    private boolean include(String target, String term, String domain, int depth) {
        includes++;
        Outcome outcome = Lookups.name(target).isPresent()
                ? checkHost(target, depth + 1)
                : new Outcome(
                        SpfResult.NONE, new SpfCause("no-record", target, Optional.empty(), ""), Optional.empty());
        includes--;
        if (outcome.result == SpfResult.NONE) {
            throw new SpfEnd(
                    SpfResult.PERMERROR,
                    "include-without-record",
                    domain,
                    Optional.of(term),
                    "the included domain has no SPF record");
        }
        return outcome.result == SpfResult.PASS;
    }

    private String target(Optional<MacroString> spec, String domain) {
        return spec.map(text -> target(text, domain)).orElse(domain);
    }

    private String target(MacroString spec, String domain) {
        return Macros.fit(Macros.expand(spec, values.in(domain)));
    }

    /** Section 6.2: anything wrong with the explanation is as if there were none. */
    private Optional<String> explanation(List<Term> terms, String domain) {
        return terms.stream()
                .filter(Term.Explanation.class::isInstance)
                .map(term -> ((Term.Explanation) term).domain())
                .findFirst()
                .flatMap(spec -> Explanations.fetch(spec, domain, values, lookups));
    }
}
