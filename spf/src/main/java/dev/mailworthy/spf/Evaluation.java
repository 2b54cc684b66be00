package dev.mailworthy.spf;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.SyntaxProblem;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.record.Unreadable;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** check_host() (RFC 7208 section 4) for one request and the {@link Answers} so far. An object is used once, by one thread. */
final class Evaluation {

    /** Macro letters of the sender. A result that depends on one of them holds for this sender only (section 7.3). */
    private static final String OF_THE_SENDER = "sloh";

    private final SpfRequest request;
    private final Sender sender;
    private final SpfSettings settings;
    private final Lookups lookups;
    private final Hosts hosts;
    private final MacroValues values;
    private boolean dependsOnSender;

    /** The depth of includes. The explanation of an included {@link SpfRecord record} is not used (section 6.2). */
    private int includes;

    Evaluation(SpfRequest request, Sender sender, SpfSettings settings, Lookups lookups) {
        this.request = request;
        this.sender = sender;
        this.settings = settings;
        this.lookups = lookups;
        this.hosts = new Hosts(sender.client(), lookups);
        this.values = new MacroValues(request, sender, hosts, settings);
    }

    SpfCheck run() {
        RecordVisit root = new RecordVisit(sender.domain());
        Outcome outcome;
        try {
            outcome = sender.checkable()
                    ? checkHost(sender.target(), root)
                    : Outcome.of(SpfResult.NONE, SpfCause.Code.NO_DOMAIN, sender.domain(), null);
        } catch (SpfEnd end) {
            outcome = end.outcome;
        }
        boolean keepable = !dependsOnSender && outcome.result() != SpfResult.TEMPERROR;
        Duration cacheable = keepable ? Duration.ofSeconds(lookups.spending().ttl()) : Duration.ZERO;
        return new SpfCheck(request, sender.domain(), outcome, root, lookups.spending(), cacheable);
    }

    private Outcome checkHost(TargetName domain, RecordVisit visit) {
        byte[] octets = record(domain, visit);
        if (octets.length == 0) {
            return Outcome.of(SpfResult.NONE, SpfCause.Code.NO_RECORD, domain.text(), null);
        }
        SpfParse parse = settings.records().parse(octets);
        if (parse instanceof SpfParse.Invalid invalid) {
            SyntaxProblem first = invalid.problems().get(0);
            visit.lookupEnded(invalid.record().source());
            throw SpfEnd.permerror(
                    SpfCause.Code.SYNTAX,
                    domain.text(),
                    unreadable(invalid.record()),
                    first.about(" in the record of " + domain.text()) + " (RFC 7208 section " + first.section() + ")");
        }
        SpfRecord record = ((SpfParse.Valid) parse).record();
        visit.found(record);
        return evaluate(record, domain, visit);
    }

    private static @Nullable Term unreadable(SpfRecord record) {
        for (Term term : record.terms()) {
            if (term instanceof Unreadable) {
                return term;
            }
        }
        return null;
    }

    /** The octets of the SPF record among the TXT records of a domain. Empty if there is none (sections 4.4 and 4.5). */
    private byte[] record(TargetName domain, RecordVisit visit) {
        DnsAnswer answer = visit.isRoot()
                ? lookups.ask(domain.name(), RecordType.TXT)
                : lookups.own(domain.name(), RecordType.TXT);
        if (answer instanceof DnsAnswer.Unanswered silent) {
            visit.lookupEnded("error");
            throw SpfEnd.temperror(
                    SpfCause.Code.DNS,
                    domain.text(),
                    null,
                    "TXT of " + domain.text() + ": " + silent.detail(),
                    silent.reason());
        }
        return answer instanceof DnsAnswer.Records found ? theOne(found, domain, visit) : new byte[0];
    }

    private byte[] theOne(DnsAnswer.Records found, TargetName domain, RecordVisit visit) {
        byte[] one = new byte[0];
        int count = 0;
        for (DnsRecord record : found.records()) {
            if (record instanceof DnsRecord.Txt txt) {
                byte[] octets = txt.joined();
                if (SpfRecord.isSpf(octets)) {
                    one = octets;
                    visit.publishes(octets);
                    count++;
                }
            }
        }
        if (count > 1) {
            visit.lookupEnded(count + " SPF records");
            throw SpfEnd.permerror(
                    SpfCause.Code.MULTIPLE_RECORDS,
                    domain.text(),
                    null,
                    domain.text() + " has " + count + " SPF records where only one may be (RFC 7208 section 4.5)");
        }
        if (one.length > settings.limits().recordOctets()) {
            visit.lookupEnded("too long");
            throw SpfEnd.permerror(
                    SpfCause.Code.RECORD_TOO_LONG,
                    domain.text(),
                    null,
                    "the record is longer than " + settings.limits().recordOctets() + " octets");
        }
        return one;
    }

    private Outcome evaluate(SpfRecord record, TargetName domain, RecordVisit visit) {
        List<Term> terms = record.terms();
        int redirect = -1;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term instanceof Directive directive) {
                visit.at(i);
                if (matches(directive, domain, visit)) {
                    visit.outcome("match");
                    return matched(directive, record, domain);
                }
                visit.outcome("no-match");
            } else if (term instanceof Modifier.Redirect) {
                redirect = i;
            }
        }
        if (redirect >= 0) {
            visit.at(redirect);
            return redirect((Modifier.Redirect) terms.get(redirect), domain, visit);
        }
        return Outcome.of(SpfResult.NEUTRAL, SpfCause.Code.DEFAULT, domain.text(), null);
    }

    private Outcome matched(Directive directive, SpfRecord record, TargetName domain) {
        SpfResult result = result(directive.qualifier());
        Outcome outcome = Outcome.of(result, SpfCause.Code.MATCHED, domain.text(), directive);
        return result == SpfResult.FAIL && includes == 0
                ? outcome.explained(record.modifier(Modifier.Explanation.class)
                        .flatMap(modifier -> explanation(modifier.domain(), domain)))
                : outcome;
    }

    private static SpfResult result(Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> SpfResult.PASS;
            case FAIL -> SpfResult.FAIL;
            case SOFTFAIL -> SpfResult.SOFTFAIL;
            case NEUTRAL -> SpfResult.NEUTRAL;
        };
    }

    /** Evaluates a redirect. The result is that of the target; a target without a record is a permerror (section 6.1). */
    private Outcome redirect(Modifier.Redirect redirect, TargetName domain, RecordVisit visit) {
        visit.outcome("redirect");
        lookups.begin(domain.text(), redirect);
        Outcome outcome = into(target(redirect.domain(), domain), visit);
        if (outcome.result() == SpfResult.NONE) {
            throw SpfEnd.permerror(
                    SpfCause.Code.REDIRECT_WITHOUT_RECORD,
                    domain.text(),
                    redirect,
                    redirect.text() + " leads to "
                            + target(redirect.domain(), domain).text() + ", which has no SPF record");
        }
        return outcome;
    }

    /** Evaluates an include by the table of section 5.2: only a pass matches; a target without a record is a permerror. */
    private boolean include(TargetName target, Directive directive, TargetName domain, RecordVisit visit) {
        includes++;
        Outcome outcome = into(target, visit);
        includes--;
        if (outcome.result() == SpfResult.NONE) {
            throw SpfEnd.permerror(
                    SpfCause.Code.INCLUDE_WITHOUT_RECORD,
                    domain.text(),
                    directive,
                    directive.text() + ": " + target.text() + " has no SPF record");
        }
        return outcome.result() == SpfResult.PASS;
    }

    private Outcome into(TargetName target, RecordVisit visit) {
        return target.name().isPresent()
                ? checkHost(target, visit.into(target.text()))
                : Outcome.of(SpfResult.NONE, SpfCause.Code.NO_RECORD, target.text(), null);
    }

    private boolean matches(Directive directive, TargetName domain, RecordVisit visit) {
        Mechanism mechanism = directive.mechanism();
        if (mechanism instanceof Mechanism.Network net) {
            return net.network().contains(sender.client());
        }
        if (mechanism instanceof Mechanism.All) {
            return true;
        }
        lookups.begin(domain.text(), directive);
        if (mechanism instanceof Mechanism.Include include) {
            return usable(include.domain()) && include(target(include.domain(), domain), directive, domain, visit);
        }
        return matchesHost(mechanism, domain);
    }

    private boolean matchesHost(Mechanism mechanism, TargetName domain) {
        if (mechanism instanceof Mechanism.A a) {
            return usable(a.domain()) && hosts.hasAddress(target(a.domain(), domain), a.cidr());
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return usable(mx.domain()) && hosts.hasExchange(target(mx.domain(), domain), mx.cidr());
        }
        if (mechanism instanceof Mechanism.Ptr ptr) {
            return usable(ptr.domain()) && hosts.hasNameBelow(target(ptr.domain(), domain));
        }
        Mechanism.Exists exists = (Mechanism.Exists) mechanism;
        return usable(exists.domain()) && hosts.exists(target(exists.domain(), domain));
    }

    /** Whether a term can match. A term with the macros s or l cannot if the local-part is not ASCII (RFC 8616 section 4). */
    private boolean usable(MacroString spec) {
        return sender.hasAsciiLocalPart() || !spec.uses("sl");
    }

    private boolean usable(Optional<MacroString> spec) {
        return spec.isEmpty() || usable(spec.get());
    }

    private TargetName target(Optional<MacroString> spec, TargetName domain) {
        return spec.isEmpty() ? domain : target(spec.get(), domain);
    }

    private TargetName target(MacroString spec, TargetName domain) {
        if (spec.name().isPresent()) {
            return new TargetName(spec.source(), spec.name());
        }
        dependsOnSender |= spec.uses(OF_THE_SENDER);
        return TargetName.of(Macros.fit(Macros.expand(spec, values.in(domain.text()))));
    }

    /** The explanation of a fail. It is ignored if there is any error (section 6.2). */
    private Optional<String> explanation(MacroString spec, TargetName domain) {
        try {
            TargetName at = target(spec, domain);
            if (!(lookups.ask(at.name(), RecordType.TXT) instanceof DnsAnswer.Records found)) {
                return Optional.empty();
            }
            List<DnsRecord.Txt> texts = found.of(DnsRecord.Txt.class);
            if (texts.size() != 1) {
                return Optional.empty();
            }
            String text = new String(texts.get(0).joined(), StandardCharsets.ISO_8859_1);
            return MacroString.explanation(text)
                    .map(macros -> Macros.expand(macros, values.in(domain.text())))
                    .map(Printable::text);
        } catch (SpfEnd e) {
            return Optional.empty();
        }
    }
}
