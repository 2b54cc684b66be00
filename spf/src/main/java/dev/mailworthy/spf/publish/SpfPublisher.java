package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.SpfParse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a record as its publisher has to: what it authorises, what it costs receivers, what is about to break. */
public final class SpfPublisher {

    private final Dns dns;

    private SpfPublisher(Dns dns) {
        this.dns = dns;
    }

    public static SpfPublisher over(Dns dns) {
        return new SpfPublisher(dns);
    }

    /** The tree of the record that the domain publishes now. Asks at most 400 questions. */
    public SpfSurvey survey(DomainName domain) {
        Surveyor surveyor = new Surveyor(dns);
        return concluded(domain, surveyor.visit(domain, Set.of()), surveyor);
    }

    /** The tree of a record that is not published yet, as if it stood at the domain. */
    public SpfSurvey survey(DomainName domain, SpfParse record) {
        Surveyor surveyor = new Surveyor(dns);
        return concluded(domain, surveyor.read(domain, record, Set.of()), surveyor);
    }

    private static SpfSurvey concluded(DomainName domain, SurveyNode root, Surveyor surveyor) {
        AddressSet authorised = PassSet.of(root);
        List<Finding> findings = new ArrayList<>();
        broken(root, findings);
        limits(domain, root, findings);
        size(domain, authorised, surveyor.txtOctets(), findings);
        return new SpfSurvey(
                domain, root, authorised, surveyor.txtOctets(), surveyor.queries(), findings, surveyor.unanswered());
    }

    private static void broken(SurveyNode node, List<Finding> findings) {
        switch (node.state()) {
            case MISSING -> findings.add(finding(SpfFinding.SPF_MISSING, node.domain(), "No SPF record."));
            case MULTIPLE, INVALID, LOOP ->
                findings.add(finding(SpfFinding.SPF_PERMERROR, node.domain(), node.detail() + "."));
            case FOUND, UNANSWERED, DEPENDS_ON_MESSAGE, NOT_FOLLOWED -> {
                // Nothing wrong, or nothing known: what is unanswered is noted by the surveyor.
            }
        }
        KnownServices.at(node.domain())
                .ifPresent(service -> findings.add(finding(
                        SpfFinding.SPF_SHARED, node.domain(), "All customers of " + service + " send from it.")));
        node.terms().forEach(term -> term.into().ifPresent(inner -> broken(inner, findings)));
    }

    private static void limits(DomainName domain, SurveyNode root, List<Finding> findings) {
        if (root.dnsTerms() > 10) {
            findings.add(finding(
                    SpfFinding.SPF_TERM_BUDGET,
                    domain.toString(),
                    root.dnsTerms() + " terms need the DNS, of at most 10."));
        }
        if (root.voidLookups() > 2) {
            findings.add(finding(
                    SpfFinding.SPF_VOID_BUDGET,
                    domain.toString(),
                    root.voidLookups() + " look-ups find nothing, of at most 2, as the strictest receivers count."));
        }
    }

    private static void size(DomainName domain, AddressSet authorised, int octets, List<Finding> findings) {
        java.math.BigInteger four = authorised.size(dev.mailworthy.core.net.IpFamily.IPV4);
        if (four.compareTo(java.math.BigInteger.valueOf(100_000)) > 0) {
            findings.add(
                    finding(SpfFinding.SPF_BROAD, domain.toString(), "It authorises " + four + " IPv4 addresses."));
        }
        if (octets > 450) {
            findings.add(finding(
                    SpfFinding.SPF_LONG,
                    domain.toString(),
                    "Its TXT records have " + octets
                            + " octets together; over 450 some answers do not fit one datagram."));
        }
    }

    private static Finding finding(SpfFinding type, String subject, String message) {
        return Finding.of(type, subject, message, new Evidence("survey of the record's tree", message));
    }
}
