package dev.mailworthy.spf.publish;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.DualCidr;
import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Surveys the terms of one record: the addresses that they match, and the DNS terms and void look-ups that they cost. */
final class Terms {

    /** The note of an mx of a name without MX records. */
    static final String NO_EXCHANGE = "no MX record";

    private static final String DEPENDS = "depends on the message";

    private final Surveyor surveyor;
    private final DomainName domain;
    private final Set<DomainName> open;

    Terms(Surveyor surveyor, DomainName domain, Set<DomainName> open) {
        this.surveyor = surveyor;
        this.domain = domain;
        this.open = open;
    }

    SurveyTerm survey(Term term) {
        if (!(term instanceof Directive directive)) {
            return plain(term, AddressSet.EMPTY, 0);
        }
        Mechanism mechanism = directive.mechanism();
        if (mechanism instanceof Mechanism.All) {
            return plain(term, AddressSet.EVERYTHING, 0);
        }
        if (mechanism instanceof Mechanism.Network net) {
            return plain(term, AddressSet.of(List.of(net.network())), 0);
        }
        if (mechanism instanceof Mechanism.Include include) {
            return leadingTo(term, include.domain());
        }
        if (mechanism instanceof Mechanism.A a) {
            return hosts(term, a.domain(), name -> addresses(List.of(name), a.cidr()));
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return hosts(term, mx.domain(), name -> exchanges(name, mx.cidr()));
        }
        return plain(term, AddressSet.EMPTY, 1, SurveyTerm.Voids.NONE, DEPENDS);
    }

    SurveyTerm redirect(Modifier.Redirect redirect) {
        return leadingTo(redirect, redirect.domain());
    }

    private SurveyTerm leadingTo(Term term, MacroString spec) {
        Optional<DomainName> target = name(spec);
        if (target.isEmpty()) {
            SurveyNode unknown = new SurveyNode(
                    spec.source(),
                    spec.hasMacros() ? SurveyNode.State.DEPENDS_ON_MESSAGE : SurveyNode.State.MISSING,
                    spec.hasMacros() ? DEPENDS : "no domain name",
                    Optional.empty(),
                    List.of(),
                    List.of());
            return new SurveyTerm(
                    term, AddressSet.EMPTY, 1, SurveyTerm.Voids.NONE, Optional.of(unknown), unknown.detail());
        }
        SurveyNode node = surveyor.visit(target.get(), open);
        SurveyTerm.Voids voids =
                node.state() == SurveyNode.State.MISSING ? SurveyTerm.Voids.ONE : SurveyTerm.Voids.NONE;
        return new SurveyTerm(term, node.authorised(), 1, voids, Optional.of(node), node.detail());
    }

    /**
     * The name of a {@link MacroString macro-string}, if it is the same for every message: it has no macro, or only d, the
     * domain of the record.
     */
    private Optional<DomainName> name(MacroString spec) {
        if (spec.name().isPresent()) {
            return spec.name();
        }
        return spec.source().equalsIgnoreCase("%{d}") ? Optional.of(domain) : prefixed(spec);
    }

    private Optional<DomainName> prefixed(MacroString spec) {
        boolean onlyDomain = spec.source().toLowerCase(Locale.ROOT).endsWith("%{d}")
                && !spec.source().substring(0, spec.source().length() - 4).contains("%");
        return onlyDomain
                ? DomainName.ofOctets(spec.source().substring(0, spec.source().length() - 4) + domain)
                : Optional.empty();
    }

    /** Addresses found, look-ups that found nothing, and a note. */
    private record Matched(AddressSet addresses, SurveyTerm.Voids voids, String note, boolean isPermerror) {

        Matched(AddressSet addresses, SurveyTerm.Voids voids, String note) {
            this(addresses, voids, note, false);
        }

        /** The node that gives receivers a permerror, if it does. */
        Optional<SurveyNode> broken(DomainName name) {
            return isPermerror
                    ? Optional.of(new SurveyNode(
                            name.toString(), SurveyNode.State.INVALID, note, Optional.empty(), List.of(), List.of()))
                    : Optional.empty();
        }
    }

    private interface Match {
        Matched of(DomainName name);
    }

    private SurveyTerm hosts(Term term, Optional<MacroString> spec, Match match) {
        Optional<DomainName> name = spec.isEmpty() ? Optional.of(domain) : name(spec.get());
        if (name.isEmpty()) {
            return plain(term, AddressSet.EMPTY, 1, SurveyTerm.Voids.NONE, DEPENDS);
        }
        Matched matched = match.of(name.get());
        return new SurveyTerm(
                term, matched.addresses(), 1, matched.voids(), matched.broken(name.get()), matched.note());
    }

    private Matched exchanges(DomainName name, DualCidr cidr) {
        Optional<DnsAnswer> answer = surveyor.ask(name, RecordType.MX);
        if (answer.isEmpty() || answer.get() instanceof DnsAnswer.Unanswered) {
            return new Matched(AddressSet.EMPTY, SurveyTerm.Voids.NONE, "unanswered");
        }
        if (!(answer.get() instanceof DnsAnswer.Records found)) {
            return new Matched(AddressSet.EMPTY, SurveyTerm.Voids.ONE, NO_EXCHANGE);
        }
        List<DomainName> hosts = found.of(DnsRecord.Mx.class).stream()
                .map(DnsRecord.Mx::exchange)
                .filter(host -> !host.equals(DomainName.ROOT))
                .toList();
        int most = SpfLimits.rfc7208().mxNames();
        if (hosts.size() > most) {
            return new Matched(
                    AddressSet.EMPTY,
                    SurveyTerm.Voids.NONE,
                    hosts.size() + " MX hosts, more than " + most + ": permerror",
                    true);
        }
        return addresses(hosts, cidr);
    }

    private Matched addresses(List<DomainName> hosts, DualCidr cidr) {
        List<Cidr> networks = new ArrayList<>();
        int voidA = 0;
        int voidAaaa = 0;
        boolean silent = false;
        for (DomainName host : hosts) {
            for (IpFamily family : IpFamily.values()) {
                boolean four = family == IpFamily.IPV4;
                Optional<DnsAnswer> answer = surveyor.ask(host, four ? RecordType.A : RecordType.AAAA);
                if (answer.isPresent() && answer.get() instanceof DnsAnswer.Records found) {
                    found.of(DnsRecord.Address.class)
                            .forEach(record ->
                                    networks.add(Cidr.containing(record.address(), four ? cidr.ip4() : cidr.ip6())));
                } else if (answer.isEmpty() || answer.get() instanceof DnsAnswer.Unanswered) {
                    silent = true;
                } else {
                    voidA += four ? 1 : 0;
                    voidAaaa += four ? 0 : 1;
                }
            }
        }
        String note = silent ? "partly unanswered" : networks.isEmpty() ? "no address" : "";
        return new Matched(AddressSet.of(networks), new SurveyTerm.Voids(voidA, voidAaaa), note);
    }

    private static SurveyTerm plain(Term term, AddressSet addresses, int terms) {
        return plain(term, addresses, terms, SurveyTerm.Voids.NONE, "");
    }

    private static SurveyTerm plain(Term term, AddressSet addresses, int terms, SurveyTerm.Voids voids, String note) {
        return new SurveyTerm(term, addresses, terms, voids, Optional.empty(), note);
    }
}
