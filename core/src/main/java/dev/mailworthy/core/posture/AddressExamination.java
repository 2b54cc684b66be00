package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** PTR and forward confirmation of one address. */
final class AddressExamination {

    /** More reverse names than this are passed over, as RFC 7208 section 4.6.4 does: their owner chooses the number. */
    private static final int MAX_NAMES = 10;

    private final IpAddress address;
    private final Optional<DomainName> ehlo;
    private final String suggestedName;
    private final DnsQuestion reverse;
    private final CompletableFuture<DnsAnswer> answer;
    private final Dns dns;

    AddressExamination(Dns dns, IpAddress address, PostureRequest request) {
        this.dns = dns;
        this.address = address;
        this.ehlo = request.ehlo();
        this.suggestedName = ehlo.map(DomainName::toString).orElseGet(() -> "mail." + request.domain());
        this.reverse = DnsQuestion.of(address.reverseName(), RecordType.PTR);
        this.answer = dns.query(reverse);
    }

    AddressPosture conclude(Notes notes) {
        DnsAnswer ptr = answer.join();
        if (ptr instanceof DnsAnswer.Unanswered silent) {
            notes.silent(
                    "reverse name of " + address,
                    silent,
                    PostureFinding.PTR_MISSING,
                    PostureFinding.PTR_UNCONFIRMED,
                    PostureFinding.EHLO_PTR_MISMATCH);
            Answer<List<DomainName>> none = Answer.unanswered(silent.reason(), silent.detail());
            return new AddressPosture(address, none, none);
        }
        if (!(ptr instanceof DnsAnswer.Records found)) {
            notes.found(missing(ptr));
            return new AddressPosture(address, Answer.absent(), Answer.absent());
        }
        List<DomainName> names = found.of(DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .distinct()
                .limit(MAX_NAMES)
                .toList();
        Answer<List<DomainName>> confirmed = confirm(names, ptr, notes);
        compareWithEhlo(confirmed, ptr, notes);
        return new AddressPosture(address, Answer.present(names), confirmed);
    }

    private Finding missing(DnsAnswer ptr) {
        String what = ptr instanceof DnsAnswer.NoSuchName ? "NXDOMAIN" : "no PTR record";
        return Finding.of(
                        PostureFinding.PTR_MISSING,
                        address.toString(),
                        "Nothing is published under " + address.reverseName() + ".",
                        Notes.evidence(reverse, ptr, what))
                .withRemedies(Remedy.paste(
                        Actor.PROVIDER,
                        "Set the reverse name (PTR) of " + address + " to your mail server's name.",
                        address.reverseName() + ". PTR " + suggestedName + ".",
                        "minutes to a day"));
    }

    private Answer<List<DomainName>> confirm(List<DomainName> names, DnsAnswer ptr, Notes notes) {
        RecordType type = address.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        List<Forward> forwards = names.stream()
                .map(name -> new Forward(name, dns.query(DnsQuestion.of(name, type))))
                .toList();
        List<DomainName> confirmed = forwards.stream()
                .filter(forward -> holds(forward.answer().join()))
                .map(Forward::name)
                .toList();
        if (!confirmed.isEmpty()) {
            notes.confirmed(
                    "reverse name of " + address,
                    confirmed.get(0) + ", which leads back",
                    PostureFinding.PTR_MISSING,
                    PostureFinding.PTR_UNCONFIRMED);
            return Answer.present(confirmed);
        }
        for (Forward forward : forwards) {
            if (forward.answer().join() instanceof DnsAnswer.Unanswered silent) {
                notes.silent(
                        type + " of " + forward.name() + ", the reverse name of " + address,
                        silent,
                        PostureFinding.PTR_UNCONFIRMED,
                        PostureFinding.EHLO_PTR_MISMATCH);
                return Answer.unanswered(silent.reason(), silent.detail());
            }
        }
        notes.found(unconfirmed(names, type, ptr));
        return Answer.absent();
    }

    /** A reverse name and the question for its own address. */
    private record Forward(DomainName name, CompletableFuture<DnsAnswer> answer) {}

    private boolean holds(DnsAnswer forward) {
        return forward instanceof DnsAnswer.Records found
                && found.of(DnsRecord.Address.class).stream()
                        .anyMatch(record -> record.address().equals(address));
    }

    private Finding unconfirmed(List<DomainName> names, RecordType type, DnsAnswer ptr) {
        return Finding.of(
                        PostureFinding.PTR_UNCONFIRMED,
                        address.toString(),
                        "Its reverse name " + names.get(0) + " does not resolve to it.",
                        Notes.evidence(reverse, ptr, names.toString()).rulingOut(PostureFinding.PTR_MISSING))
                .withRemedies(Remedy.paste(
                        Actor.DNS_HOST,
                        "Publish the address under its reverse name.",
                        names.get(0) + ". " + type + " " + address,
                        "the record's TTL"));
    }

    private void compareWithEhlo(Answer<List<DomainName>> confirmed, DnsAnswer ptr, Notes notes) {
        if (ehlo.isEmpty() || !(confirmed instanceof Answer.Present<List<DomainName>> names)) {
            return;
        }
        if (names.value().contains(ehlo.get())) {
            notes.confirmed(
                    "EHLO name against the reverse name of " + address,
                    ehlo.get().toString(),
                    PostureFinding.EHLO_PTR_MISMATCH);
        } else {
            notes.found(Finding.of(
                    PostureFinding.EHLO_PTR_MISMATCH,
                    address.toString(),
                    "EHLO says " + ehlo.get() + ", the reverse name is "
                            + names.value().get(0) + ".",
                    Notes.evidence(reverse, ptr, names.value().toString())));
        }
    }
}
