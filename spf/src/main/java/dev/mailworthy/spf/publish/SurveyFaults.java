package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.result.SpfLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the faults of a surveyed record: broken branches, {@link SpfLimits limits}, and too many senders. */
final class SurveyFaults {

    /** More IPv4 addresses than one sender uses; a large service has fewer. This is our own judgement. */
    private static final BigInteger MANY_ADDRESSES = BigInteger.valueOf(100_000);

    /** Half of all IPv4 addresses. This is our own judgement. */
    private static final BigInteger MOST_OF_IPV4 = BigInteger.ONE.shiftLeft(31);

    private final DomainName domain;
    private final SpfLimits limits = SpfLimits.rfc7208();
    private final List<Finding> findings = new ArrayList<>();

    private SurveyFaults(DomainName domain) {
        this.domain = domain;
    }

    /** @param octets all TXT records at the domain together */
    static List<Finding> of(DomainName domain, SurveyNode root, AddressSet authorised, int octets) {
        SurveyFaults faults = new SurveyFaults(domain);
        faults.broken(root);
        faults.limits(root);
        faults.size(root, authorised.minus(shared(root)), octets);
        return faults.findings;
    }

    /** The terms of the domain's record and of records below it that lead to no record. An earlier term may hide them from a check. */
    static Stream<Finding> dangling(DomainName domain, SurveyNode node) {
        return node.terms().stream()
                .flatMap(term -> term.into().stream()
                        .flatMap(below -> below.state() == SurveyNode.State.MISSING
                                ? Stream.of(dangling(domain, node, term, below))
                                : dangling(domain, below)));
    }

    private static Finding dangling(DomainName domain, SurveyNode node, SurveyTerm term, SurveyNode below) {
        String text = term.term().text();
        String where = node.domain().equals(domain.toString()) ? "" : " in the record of " + node.domain();
        String meant = KnownServices.near(below.domain())
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        return Finding.of(
                        SpfFinding.SPF_DANGLING,
                        domain.toString(),
                        text + where + " leads to no SPF record. Mail that no earlier term lets pass gets permerror."
                                + meant,
                        new Evidence("survey of the record's tree", text + ": " + below.detail()))
                .about(new Particular.Domain(domain));
    }

    /** The addresses of known services in the tree. That they are many and shared is a note about the service, not a fault. */
    private static AddressSet shared(SurveyNode node) {
        return KnownServices.at(node.domain()).isPresent()
                ? node.authorised()
                : node.terms().stream()
                        .flatMap(term -> term.into().stream())
                        .map(SurveyFaults::shared)
                        .reduce(AddressSet.EMPTY, AddressSet::union);
    }

    private void broken(SurveyNode node) {
        switch (node.state()) {
            case MISSING -> add(SpfFinding.SPF_MISSING, node.domain(), sentence(node.detail()));
            case MULTIPLE, INVALID, LOOP -> add(SpfFinding.SPF_PERMERROR, node.domain(), node.detail() + ".");
            case FOUND, UNANSWERED, DEPENDS_ON_MESSAGE, NOT_FOLLOWED -> {
                // No fault, or no answer; the surveyor notes unanswered questions.
            }
        }
        KnownServices.at(node.domain())
                .ifPresent(service ->
                        add(SpfFinding.SPF_SHARED, node.domain(), "All customers of " + service + " send from it."));
        node.terms().forEach(term -> {
            if (term.note().equals(Terms.NO_EXCHANGE)) {
                add(
                        SpfFinding.SPF_IGNORED_TERM,
                        node.domain() + " " + term.term().text(),
                        term.term().text() + " matches nothing: the name has no MX record; a: names a host.");
            }
            term.into().ifPresent(this::broken);
        });
    }

    private static String sentence(String detail) {
        return detail.isEmpty()
                ? "No SPF record."
                : detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1) + ".";
    }

    private void limits(SurveyNode root) {
        if (root.dnsTerms() > limits.dnsTerms()) {
            add(
                    SpfFinding.SPF_TERM_BUDGET,
                    domain.toString(),
                    root.dnsTerms() + " terms need the DNS; the limit is " + limits.dnsTerms() + ".");
        }
        IpFamily client = root.costlierFamily();
        if (root.voidLookups(client) > limits.voidLookups()) {
            add(
                    SpfFinding.SPF_VOID_BUDGET,
                    domain.toString(),
                    root.voidLookups(client) + " lookups find nothing for an " + client.title()
                            + " client, as the strictest receivers count; the limit is "
                            + limits.voidLookups() + ".");
        }
    }

    private void size(SurveyNode root, AddressSet authorised, int octets) {
        BigInteger four = authorised.size(IpFamily.IPV4);
        if (four.compareTo(MOST_OF_IPV4) >= 0 && !hasOpenTerm(root)) {
            Finding finding = Finding.of(
                            SpfFinding.SPF_PASS_ALL,
                            domain.toString(),
                            "Its networks together let " + four + " IPv4 addresses send, half of the Internet or more.",
                            new Evidence("survey of the record's tree", four + " IPv4 addresses"))
                    .withRemedies(Remedy.of(
                            Actor.DNS_HOST,
                            "Name the addresses that really send in place of these networks.",
                            TimeToEffect.RECORD_TTL))
                    .about(new Particular.Domain(domain));
            findings.add(finding);
        } else if (four.compareTo(MANY_ADDRESSES) > 0) {
            add(
                    SpfFinding.SPF_BROAD,
                    domain.toString(),
                    "It authorises " + four + " IPv4 addresses, without those of known services.");
        }
        if (octets > SpfLimits.TXT_OCTETS) {
            add(
                    SpfFinding.SPF_LONG,
                    domain.toString(),
                    "Its TXT records have " + octets + " octets together; over " + SpfLimits.TXT_OCTETS
                            + " some answers do not fit one datagram.");
        }
    }

    /** Whether a single term of the record lets every IPv4 address pass, which is a fault of that term. */
    private static boolean hasOpenTerm(SurveyNode root) {
        return root.terms().stream()
                .map(SurveyTerm::term)
                .anyMatch(term -> term instanceof Directive directive
                        && (directive.mechanism() instanceof Mechanism.All && directive.qualifier() == Qualifier.PASS
                                || directive.mechanism() instanceof Mechanism.Network network
                                        && network.network().prefix() == 0));
    }

    private void add(SpfFinding type, String subject, String message) {
        Finding finding = Finding.of(type, subject, message, new Evidence("survey of the record's tree", message));
        findings.add(DomainName.ofOctets(subject)
                .map(name -> finding.about(new Particular.Domain(name)))
                .orElse(finding));
    }
}
