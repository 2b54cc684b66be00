package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares the records that remedies propose with what stands at their names. Beside a CNAME no other record can stand (RFC 1034
 * section 3.6.2): the alias is named, and the record belongs to where it leads, also in a reverse zone (RFC 2317). A record that
 * is published already is not proposed.
 */
public final class PublishablePlaces {

    private final Questions questions;
    private final Predicate<DomainName> own;

    /** @param own whether the user can publish records at a name */
    public PublishablePlaces(Questions questions, Predicate<DomainName> own) {
        this.questions = questions;
        this.own = own;
    }

    /** The findings, with remedies that can be followed. A question without an answer changes nothing. */
    public List<Finding> corrected(List<Finding> findings) {
        findings.forEach(finding -> places(finding).forEach(this::ask));
        return findings.stream().map(this::corrected).toList();
    }

    private PendingQuestion ask(DnsQuestion place) {
        return questions.ask(place.withoutFollowingCname());
    }

    /** The names and types that the remedies of a finding propose, and those that its particulars say are missing. */
    private static List<DnsQuestion> places(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> record(remedy).stream())
                .filter(record -> record.type() != RecordType.CNAME)
                .map(record -> DnsQuestion.of(record.owner(), record.type()))
                .distinct()
                .toList();
    }

    private static Optional<PublishedRecord> record(Remedy remedy) {
        return remedy.means()
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record());
    }

    private Finding corrected(Finding finding) {
        Finding named = finding;
        for (DnsQuestion place : places(finding)) {
            Optional<DomainName> target = target(ask(place));
            if (target.isPresent()) {
                named = aliased(named, place, target.get());
            }
        }
        List<Remedy> remedies = new ArrayList<>();
        named.remedies().forEach(remedy -> remedies.add(corrected(remedy)));
        return named.withRemedies(remedies.toArray(Remedy[]::new));
    }

    /** The finding with the alias in its message and evidence. */
    public static Finding aliased(Finding finding, DnsQuestion place, DomainName target) {
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        evidence.add(new Evidence("CNAME of " + place.name(), target.toString()));
        return new Finding(
                        finding.type(),
                        finding.severity(),
                        finding.subject(),
                        finding.message() + " " + place.name() + " is an alias of " + target + ".",
                        finding.particulars(),
                        evidence,
                        finding.rulesOut(),
                        finding.remedies())
                .about(new Particular.Domain(target));
    }

    /** The name that an alias leads to, if the answer is one. */
    public static Optional<DomainName> target(PendingQuestion unfollowed) {
        return unfollowed.records(DnsRecord.Name.class).stream()
                .filter(name -> name.type() == RecordType.CNAME)
                .map(DnsRecord.Name::target)
                .findFirst();
    }

    private Remedy corrected(Remedy remedy) {
        Optional<PublishedRecord> proposed = record(remedy).filter(record -> record.type() != RecordType.CNAME);
        if (proposed.isEmpty()) {
            return remedy;
        }
        PublishedRecord record = proposed.get();
        PendingQuestion asked = ask(DnsQuestion.of(record.owner(), record.type()));
        Optional<DomainName> target = target(asked);
        if (target.isPresent()) {
            return elsewhere(remedy, record, target.get());
        }
        return isPublished(record, asked) ? Remedy.of(remedy.actor(), remedy.action(), remedy.time()) : remedy;
    }

    private Remedy elsewhere(Remedy remedy, PublishedRecord record, DomainName target) {
        if (record.type() == RecordType.PTR || own.test(target)) {
            return Remedy.of(
                    remedy.actor(),
                    remedy.action() + " The record belongs to " + target + ", where the alias " + record.owner()
                            + " leads.",
                    new Means.PublishRecord(new PublishedRecord(target, record.type(), record.value())),
                    remedy.time());
        }
        return operatorOf(target, record.owner());
    }

    /** The remedy for a missing record behind an alias that leads to another operator's name. */
    public static Remedy operatorOf(DomainName target, DomainName alias) {
        return Remedy.of(
                Actor.YOU,
                "Ask the operator of " + target + " to publish the record there, or remove the alias " + alias + ".",
                TimeToEffect.RECORD_TTL);
    }

    private static boolean isPublished(PublishedRecord record, PendingQuestion asked) {
        return asked.answer() instanceof DnsAnswer.Records found
                && found.records().stream().anyMatch(present -> data(present).equals(Optional.of(record.value())));
    }

    /** The data of a record as {@link PublishedRecord#value} has it; empty for types that no remedy compares. */
    private static Optional<String> data(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            return Optional.of(address.address().toString());
        }
        if (record instanceof DnsRecord.Name name) {
            return Optional.of(MasterText.name(name.target()));
        }
        if (record instanceof DnsRecord.Mx mx) {
            return Optional.of(mx.preference() + " " + MasterText.name(mx.exchange()));
        }
        return record instanceof DnsRecord.Txt txt
                ? Optional.of(new String(txt.joined(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
