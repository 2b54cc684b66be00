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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the faults of a surveyed record: broken branches, {@link SpfLimits limits}, and too many senders. */
final class SurveyFaults {

    /** A record that ends an include or a redirect in permerror. */
    private static final Set<SurveyNode.State> BROKEN = EnumSet.of(
            SurveyNode.State.MISSING, SurveyNode.State.MULTIPLE, SurveyNode.State.INVALID, SurveyNode.State.LOOP);

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

    /**
     * The terms of the domain's record and of records below it that lead to no record, or to one that receivers cannot evaluate.
     * An earlier term may hide them from a check.
     */
    static Stream<Finding> dangling(DomainName domain, SurveyNode node) {
        return node.terms().stream()
                .flatMap(term -> term.into().stream()
                        .flatMap(below -> BROKEN.contains(below.state())
                                ? Stream.of(dangling(domain, node, term, below))
                                : dangling(domain, below)));
    }

    private static Finding dangling(DomainName domain, SurveyNode node, SurveyTerm term, SurveyNode below) {
        String text = term.term().text();
        String leads = leads(below);
        String where = node.domain().equals(domain.toString()) ? "" : " in the record of " + node.domain();
        String meant = KnownServices.near(below.domain())
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        return Finding.of(
                        SpfFinding.SPF_DANGLING,
                        domain.toString(),
                        text + where + " " + leads + ". Mail that no earlier term lets pass gets permerror." + meant,
                        new Evidence("survey of the record's tree", text + ": " + below.detail()))
                .about(new Particular.Domain(domain))
                .withRemedies(Remedy.of(
                        Actor.DNS_HOST,
                        (below.state() == SurveyNode.State.MISSING
                                        ? "Correct the name in \"" + text + "\""
                                        : "Have the record of " + below.domain() + " corrected")
                                + ", or take the term out if no mail is sent through it.",
                        TimeToEffect.RECORD_TTL));
    }

    /** Where a term leads whose record is broken. */
    private static String leads(SurveyNode below) {
        return below.state() == SurveyNode.State.MISSING
                ? "leads to no SPF record"
                : "leads to a record that receivers cannot evaluate: " + below.detail();
    }

    /** What is wrong with the names in the terms of a published record, each at its term. */
    static Stream<LintFinding> ofTerms(SurveyNode root) {
        return root.terms().stream().flatMap(term -> {
            if (term.note().equals(Terms.NO_EXCHANGE)) {
                return Stream.of(new LintFinding(
                        SpfFinding.SPF_IGNORED_TERM,
                        term.term().span(),
                        "the name has no MX record, so that the term matches nothing; a: names a host",
                        "RFC 7208 section 5.4",
                        Optional.empty()));
            }
            return term.into().flatMap(SurveyFaults::firstBroken).stream()
                    .map(below -> new LintFinding(
                            SpfFinding.SPF_DANGLING,
                            term.term().span(),
                            "the term " + leads(below)
                                    + (below.domain().equals(term.into().get().domain())
                                            ? ""
                                            : " (" + below.domain() + ")"),
                            term.term() instanceof Directive ? "RFC 7208 section 5.2" : "RFC 7208 section 6.1",
                            Optional.empty()));
        });
    }

    /** The first record, here or below, that receivers cannot evaluate. */
    private static Optional<SurveyNode> firstBroken(SurveyNode node) {
        return BROKEN.contains(node.state())
                ? Optional.of(node)
                : node.terms().stream()
                        .flatMap(term -> term.into().stream())
                        .flatMap(below -> firstBroken(below).stream())
                        .findFirst();
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
        if (four.compareTo(MOST_OF_IPV4) >= 0 && !hasOpenEnd(root)) {
            Finding finding = Finding.of(
                            SpfFinding.SPF_PASS_ALL,
                            domain.toString(),
                            openTerm(root)
                                    .map(term -> term.term().text() + " lets "
                                            + term.addresses().size(IpFamily.IPV4)
                                            + " IPv4 addresses send, half of the Internet or more.")
                                    .orElse("Its networks together let " + four
                                            + " IPv4 addresses send, half of the Internet or more."),
                            new Evidence("survey of the record's tree", four + " IPv4 addresses"))
                    .withRemedies(Remedy.of(
                            Actor.DNS_HOST,
                            openTerm(root)
                                    .map(term -> "Name the addresses that really send in place of "
                                            + term.term().text() + ".")
                                    .orElse("Name the addresses that really send in place of these networks."),
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

    /** Whether the record ends in {@code +all}, which is a fault of that term. */
    private static boolean hasOpenEnd(SurveyNode root) {
        return root.terms().stream()
                .map(SurveyTerm::term)
                .anyMatch(term -> term instanceof Directive directive
                        && directive.mechanism() instanceof Mechanism.All
                        && directive.qualifier() == Qualifier.PASS);
    }

    /** The term that alone lets most of the Internet pass, by its own network or by the record that it leads to. */
    private static Optional<SurveyTerm> openTerm(SurveyNode root) {
        List<SurveyTerm> open = root.terms().stream()
                .filter(term -> SpfTerms.isSender(term.term())
                        && term.addresses().size(IpFamily.IPV4).compareTo(MOST_OF_IPV4) >= 0)
                .toList();
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    private void add(SpfFinding type, String subject, String message) {
        Finding finding = Finding.of(type, subject, message, new Evidence("survey of the record's tree", message));
        findings.add(DomainName.ofOctets(subject)
                .map(name -> finding.about(new Particular.Domain(name)))
                .orElse(finding));
    }
}
