package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.publish.AddressSet;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfReading;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.publish.SurveyNode;
import dev.mailworthy.spf.publish.SurveyTerm;
import dev.mailworthy.spf.record.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The SPF record of a domain whose mail a service hosts, judged without a sending address: the faults of its text and its tree,
 * and whether it lets the service send.
 *
 * @param findings none when a question has no answer and nothing else was found
 */
record HostedSpf(List<Finding> findings, List<Confirmed> confirmed, List<UnansweredCheck> unanswered)
        implements Report {

    /** Reads the record. Blocks during DNS questions. */
    static HostedSpf of(Dns dns, DomainName domain, MailService service) {
        SpfPublisher publisher = SpfPublisher.over(dns);
        SpfReading reading = SpfReading.of(domain, dns);
        SurveyNode root = reading.survey().root();
        List<UnansweredCheck> silent = new ArrayList<>(reading.unanswered());
        List<Finding> found = new ArrayList<>();
        if (root.state() == SurveyNode.State.MISSING) {
            found.add(missing(domain, service, publisher.meant(domain)));
            return new HostedSpf(found, List.of(), silent);
        }
        reading.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.NOTICE) > 0)
                .forEach(found::add);
        if (root.state() != SurveyNode.State.FOUND) {
            return new HostedSpf(found, List.of(), silent);
        }
        List<SpfSurvey> includes =
                service.includes().stream().map(publisher::survey).toList();
        AddressSet own = reading.survey().authorised();
        Optional<SpfSurvey> covered = includes.stream()
                .filter(include -> leadsTo(root, include.domain()) || isWithin(include.authorised(), own))
                .findFirst();
        if (covered.isPresent()) {
            boolean usable = found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
            Confirmed passes = new Confirmed(
                    "SPF of " + domain + " for " + service.words(),
                    "it lets the addresses of " + covered.get().domain() + " send");
            return new HostedSpf(found, usable ? List.of(passes) : List.of(), silent);
        }
        if (silent.isEmpty()) {
            includes.forEach(include -> silent.addAll(include.unanswered()));
        }
        if (silent.isEmpty()) {
            found.add(leftOut(domain, service, root));
        }
        return new HostedSpf(found, List.of(), silent);
    }

    private static boolean isWithin(AddressSet service, AddressSet own) {
        return !service.isEmpty() && service.minus(own).isEmpty();
    }

    private static boolean leadsTo(SurveyNode node, DomainName include) {
        return node.terms().stream()
                .flatMap((SurveyTerm term) -> term.into().stream())
                .anyMatch(below -> below.domain().equals(include.toString()) || leadsTo(below, include));
    }

    /** No record, or a text that was meant as one. */
    private static Finding missing(DomainName domain, MailService service, SpfSurvey meant) {
        Optional<NearMiss> text = meant.root().record().flatMap(record -> NearMiss.of(record.source()));
        boolean unread = meant.root().record().isPresent();
        FindingType type = unread ? SpfFinding.SPF_UNREAD : SpfFinding.SPF_MISSING;
        String detail = text.map(NearMiss::problem)
                .map(problem -> "The text of " + domain + " is no SPF record: it " + problem + ".")
                .orElse(
                        unread
                                ? "The text of " + domain + " is no SPF record."
                                : "There is no SPF record for mail through " + service.words() + ".");
        Finding finding = finding(type, domain, detail, "no SPF record");
        return unread
                ? finding
                : finding.withRemedies(Remedy.publishNew(
                        "Publish one SPF record with the include of " + service.words() + " and your other senders.",
                        new PublishedRecord(domain, RecordType.TXT, "v=spf1 include:" + service.include() + " ~all")));
    }

    private static Finding leftOut(DomainName domain, MailService service, SurveyNode root) {
        String text = root.record().map(record -> record.source()).orElse("");
        Finding finding = finding(
                SpfFinding.SPF_SERVICE_LEFT_OUT,
                domain,
                "The record does not let " + service.words() + " send, which hosts the domain's mail.",
                text);
        return finding.withRemedies(publish(
                "If mail of the domain is sent through " + service.words()
                        + ", add the include that it names to its customers, in front of the other terms.",
                domain,
                "v=spf1 include:" + service.include() + text.substring(Math.min(text.length(), "v=spf1".length()))));
    }

    private static Finding finding(FindingType type, DomainName domain, String message, String proof) {
        return Finding.of(type, domain.toString(), message, new Evidence("SPF record of " + domain, proof))
                .about(Stream.of(new Particular.Domain(domain)).toArray(Particular[]::new));
    }

    private static Remedy publish(String action, DomainName domain, String text) {
        return Remedy.publish(action, new PublishedRecord(domain, RecordType.TXT, text));
    }
}
