package dev.mailworthy.core.posture;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.MasterText;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses of one MX host. */
final class MailHost {

    private final DomainName domain;
    private final DomainName name;
    private final PendingQuestion unfollowed;
    private final PendingQuestion v6;
    private final Questions questions;

    /** Asks for A and AAAA. Only the question for AAAA follows aliases, so that the answer for A shows an alias. */
    MailHost(Questions questions, DomainName domain, DomainName name) {
        this.questions = questions;
        this.domain = domain;
        this.name = name;
        this.unfollowed = questions.ask(DnsQuestion.of(name, RecordType.A).withoutFollowingCname());
        this.v6 = questions.ask(name, RecordType.AAAA);
    }

    /** Looks up where an alias leads. Called for all hosts before {@link #conclude} waits for the first. */
    void follow() {
        if (!unfollowed.records(DnsRecord.Name.class).isEmpty()) {
            questions.ask(name, RecordType.A);
        }
    }

    /** Notes findings and unanswered checks. Returns the name of the host if it has neither. */
    Optional<String> conclude(PostureNotes notes) {
        Optional<DomainName> alias = unfollowed.records(DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .findFirst();
        alias.ifPresent(target -> notes.found(aliased(target)));
        PendingQuestion v4 = alias.isPresent() ? questions.ask(name, RecordType.A) : unfollowed;
        List<IpAddress> addresses = Stream.of(v4, v6)
                .flatMap(asked -> asked.records(DnsRecord.Address.class).stream())
                .map(DnsRecord.Address::address)
                .toList();
        Optional<DnsAnswer.Unanswered> silent =
                Stream.of(v4, v6).flatMap(asked -> asked.silence().stream()).findFirst();
        if (addresses.isEmpty()) {
            silent.ifPresentOrElse(
                    answer -> notes.silent("address of the MX host " + name, answer, PostureFinding.MX_DANGLING),
                    () -> notes.found(dangling(v4)));
            return Optional.empty();
        }
        List<IpAddress> unreachable = addresses.stream()
                .filter(address -> SpecialPurpose.of(address)
                        .filter(SpecialPurpose.NOT_ROUTED::equals)
                        .isPresent())
                .toList();
        if (!unreachable.isEmpty()) {
            notes.found(notRouted(unreachable, v4));
        }
        return alias.isEmpty() && unreachable.isEmpty() ? Optional.of(name.toString()) : Optional.empty();
    }

    private Finding aliased(DomainName target) {
        return Finding.of(
                        PostureFinding.MX_ALIAS,
                        name.toString(),
                        "The MX host of " + domain + " is an alias of " + target + ".",
                        unfollowed.evidence("CNAME " + target))
                .about(new Particular.Domain(name), new Particular.Domain(target))
                .withRemedies(Remedy.publish(
                        "Name the host itself in the MX record.",
                        new PublishedRecord(domain, RecordType.MX, "10 " + MasterText.name(target))));
    }

    private Finding dangling(PendingQuestion v4) {
        return Finding.of(
                        PostureFinding.MX_DANGLING,
                        name.toString(),
                        "The MX host of " + domain + " has no address.",
                        v4.evidence("neither A nor AAAA"))
                .about(new Particular.Domain(name));
    }

    private Finding notRouted(List<IpAddress> unreachable, PendingQuestion v4) {
        return Finding.of(
                        PostureFinding.MX_NOT_ROUTED,
                        name.toString(),
                        "The MX host of " + domain + " has an address that the Internet does not route: "
                                + unreachable.get(0) + ".",
                        v4.evidence(unreachable.toString()))
                .about(new Particular.Domain(name))
                .about(unreachable.stream().map(Particular.Address::new).toArray(Particular[]::new));
    }
}
