package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.net.form.NameForm;
import dev.mailworthy.core.posture.text.HostNameChoice;
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
    private final NameForm form;
    private final Optional<String> address;
    private List<PendingQuestion> meant = List.of();

    /** Asks for A and AAAA. Only the question for AAAA follows aliases, so that the answer for A shows an alias. */
    MailHost(Questions questions, DomainName domain, DomainName name) {
        this.questions = questions;
        this.domain = domain;
        this.name = name;
        this.address = address(name, domain);
        this.form = address.isPresent() ? NameForm.ADDRESS : NameForm.of(name);
        this.unfollowed = questions.ask(DnsQuestion.of(name, RecordType.A).withoutFollowingCname());
        this.v6 = questions.ask(name, RecordType.AAAA);
    }

    /** The address that a name is made of, alone or with the domain behind it, which a zone file adds without a final dot. */
    private static Optional<String> address(DomainName name, DomainName domain) {
        String text = name.toString();
        String end = "." + domain;
        String written = text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
        return DomainName.ofOctets(written)
                .filter(each -> NameForm.of(each) == NameForm.ADDRESS)
                .map(each -> written);
    }

    /** Looks up where an alias leads. Called for all hosts before {@link #conclude} waits for the first. */
    void follow() {
        meant = candidates()
                .filter(other -> !other.equals(name))
                .map(other -> questions.ask(other, RecordType.A))
                .toList();
        if (!unfollowed.records(DnsRecord.Name.class).isEmpty()) {
            questions.ask(name, RecordType.A);
        }
    }

    /** Host names that can be meant by a name that is an address, has no dot, or has the domain twice. */
    private Stream<DomainName> candidates() {
        return switch (form) {
            case ADDRESS, LOCAL -> Stream.of("mail", "mx", "smtp").flatMap(label -> below(label));
            case SINGLE_LABEL -> below(name.toString());
            case FULL -> Stream.of(HostNameChoice.undoubled(name));
        };
    }

    private Stream<DomainName> below(String label) {
        return Questions.prepended(label, domain).stream();
    }

    /** Notes findings and unanswered checks. Returns the name of the host if it has neither. */
    Optional<String> conclude(PostureNotes notes) {
        if (form == NameForm.ADDRESS || form == NameForm.LOCAL) {
            notes.found(noHost());
            return Optional.empty();
        }
        Optional<DomainName> alias = unfollowed.records(DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .findFirst();
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
                    () -> notes.found(dangling(v4, alias)));
            return Optional.empty();
        }
        alias.ifPresent(target -> notes.found(aliased(target)));
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

    /** @param alias where the name leads, if it is an alias */
    private Finding dangling(PendingQuestion v4, Optional<DomainName> alias) {
        Finding finding = Finding.of(
                        PostureFinding.MX_DANGLING,
                        name.toString(),
                        form == NameForm.SINGLE_LABEL
                                ? "The MX record of " + domain + " names " + name + ", which is no full name."
                                : alias.map(target -> "The MX host of " + domain + " is an alias of " + target
                                                + ", which has no address.")
                                        .orElse("The MX host of " + domain + " has no address."),
                        v4.evidence("neither A nor AAAA"))
                .about(new Particular.Domain(name));
        Optional<Remedy> otherHost = alias.map(target -> Remedy.of(
                Actor.DNS_HOST,
                "Name a host that has an address in the MX record, in place of the alias " + name + ".",
                TimeToEffect.RECORD_TTL));
        return named().or(() -> otherHost).map(finding::withRemedies).orElse(finding);
    }

    /** An MX record must name a host (RFC 5321 section 5.1, RFC 1035 section 3.3.9). The name of an address has none. */
    private Finding noHost() {
        Finding finding = Finding.of(
                        PostureFinding.MX_DANGLING,
                        name.toString(),
                        form == NameForm.ADDRESS
                                ? "The MX record of " + domain + " has the address " + address.orElseThrow()
                                        + " in place of a host name."
                                : "The MX record of " + domain + " names " + name
                                        + ", by which each sender means a machine of its own.",
                        unfollowed.evidence("MX " + name))
                .about(new Particular.Domain(name));
        return finding.withRemedies(named().orElseGet(() -> Remedy.of(
                Actor.DNS_HOST, "Name a host that has an address in the MX record.", TimeToEffect.RECORD_TTL)));
    }

    /** The remedy with the host that was meant: it has an address, and has the one that stands in the MX record. */
    private Optional<Remedy> named() {
        return meant.stream()
                .filter(asked -> asked.records(DnsRecord.Address.class).stream()
                        .map(record -> record.address().toString())
                        .anyMatch(found -> address.isEmpty() || address.get().equals(found)))
                .findFirst()
                .map(asked -> Remedy.publish(
                        "Name the host in the MX record.",
                        new PublishedRecord(
                                domain,
                                RecordType.MX,
                                "10 " + MasterText.name(asked.question().name()))));
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
