package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.form.NameForm;
import dev.mailworthy.core.posture.text.GenericName;
import dev.mailworthy.core.posture.text.HostNameChoice;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name in EHLO (RFC 5321 sections 2.3.5 and 4.1.1.1): whether it is a full host name, and whether that name leads to the
 * sending addresses.
 */
final class EhloExamination implements Examination {

    /** The most old addresses that are reported. */
    private static final int MAX_STALE = 8;

    private final EhloName ehlo;
    private final PostureRequest request;
    private final Optional<Lookup> lookup;
    private final Optional<HostNameChoice> choice;

    EhloExamination(Questions questions, EhloName ehlo, PostureRequest request, GenericName generic) {
        this.ehlo = ehlo;
        this.request = request;
        this.choice = request.addresses().stream()
                .findFirst()
                .map(address -> new HostNameChoice(questions, generic, request.domain(), address, request.ehlo()));
        this.lookup = ehlo.hostName()
                .map(name -> new Lookup(name, questions.ask(name, RecordType.A), questions.ask(name, RecordType.AAAA)));
    }

    /** A host name and the questions for its addresses. */
    private record Lookup(DomainName name, PendingQuestion v4, PendingQuestion v6) {

        /** An address without brackets, for example {@code 192.0.2.1}, which servers say by mistake. */
        boolean isAddress() {
            return NameForm.of(name) == NameForm.ADDRESS;
        }

        boolean isSingleLabel() {
            return name.labels().size() < 2;
        }

        boolean isLocal() {
            return NameForm.of(name) == NameForm.LOCAL;
        }
    }

    @Override
    public void conclude(PostureNotes notes) {
        Optional<Lookup> named = lookup.filter(host -> !host.isAddress());
        if (named.isEmpty()) {
            notes.found(ofForm(PostureFinding.EHLO_LITERAL, "EHLO says " + ehlo + ", an address in place of a name."));
        } else if (named.get().isSingleLabel()) {
            notes.found(ofForm(PostureFinding.EHLO_SINGLE_LABEL, "EHLO says " + ehlo + ", which is no full name."));
        } else if (named.get().isLocal()) {
            notes.found(ofForm(
                    PostureFinding.EHLO_NO_ADDRESS,
                    "EHLO says " + ehlo + ", a local name that the public DNS does not have."));
        } else {
            if (ehlo.toString().contains("_")) {
                notes.found(ofForm(
                        PostureFinding.EHLO_UNDERSCORE, "EHLO says " + ehlo + ", which has an underscore in it."));
            }
            addresses(named.get(), notes);
        }
    }

    private Finding ofForm(PostureFinding type, String message) {
        Finding finding = Finding.of(type, ehlo.toString(), message, new Evidence("EHLO", ehlo.toString()))
                .about(particular());
        return otherName().map(finding::withRemedies).orElse(finding);
    }

    /** The remedy to say another name; empty if the name can stay or no other name is known. */
    private Optional<Remedy> otherName() {
        return choice.filter(known -> !known.keepsEhlo())
                .flatMap(HostNameChoice::name)
                .map(EhloExamination::say);
    }

    /** The remedy to say a name in EHLO. */
    static Remedy say(DomainName name) {
        return Remedy.of(Actor.YOU, "Let the mail server give " + name + " in EHLO.", TimeToEffect.RESTART);
    }

    private Particular particular() {
        if (ehlo instanceof EhloName.Literal literal) {
            return new Particular.Address(literal.address());
        }
        return new Particular.Domain(((EhloName.Host) ehlo).name());
    }

    private void addresses(Lookup host, PostureNotes notes) {
        Optional<DnsAnswer.Unanswered> silent = Stream.of(host.v4(), host.v6())
                .flatMap(asked -> asked.silence().stream())
                .findFirst();
        if (published(host.v4()).isEmpty() && published(host.v6()).isEmpty()) {
            silent.ifPresentOrElse(
                    answer -> notes.silent("address of the EHLO name " + host.name(), answer),
                    () -> notes.found(Finding.of(
                                    PostureFinding.EHLO_NO_ADDRESS,
                                    host.name().toString(),
                                    "The EHLO name " + host.name() + " has no address.",
                                    host.v4().nothing(),
                                    host.v6().nothing())
                            .about(new Particular.Domain(host.name()))
                            .withRemedies(otherName()
                                    .orElseGet(() -> publish(
                                            host.name(),
                                            "",
                                            request.addresses().stream()
                                                    .limit(1)
                                                    .toList())))));
        } else if (!request.addresses().isEmpty()) {
            compare(host.name(), IpFamily.IPV4, host.v4(), notes);
            compare(host.name(), IpFamily.IPV6, host.v6(), notes);
        }
    }

    private static List<IpAddress> published(PendingQuestion asked) {
        return asked.records(DnsRecord.Address.class).stream()
                .map(DnsRecord.Address::address)
                .toList();
    }

    private void compare(DomainName name, IpFamily family, PendingQuestion asked, PostureNotes notes) {
        List<IpAddress> sending = request.addresses().stream()
                .filter(address -> address.family() == family)
                .toList();
        if (sending.isEmpty()) {
            return;
        }
        Optional<DnsAnswer.Unanswered> silent = asked.silence();
        if (silent.isPresent()) {
            notes.silent(asked.question().type() + " of the EHLO name " + name, silent.get());
            return;
        }
        List<IpAddress> published = published(asked);
        List<IpAddress> unnamed =
                sending.stream().filter(address -> !published.contains(address)).toList();
        List<IpAddress> stale = published.stream()
                .filter(address -> !sending.contains(address))
                .limit(MAX_STALE)
                .toList();
        if (unnamed.isEmpty()) {
            notes.confirmed("addresses of the EHLO name " + name, "it leads to " + join(sending));
        } else if (stale.isEmpty() || !request.groups().contains(PostureGroup.DRIFT)) {
            unnamed.forEach(address -> notes.found(unconfirmed(name, address, asked, published)));
        } else {
            stale.forEach(old -> notes.found(drifted(name, old, unnamed, asked)));
        }
    }

    private static String join(List<IpAddress> addresses) {
        return String.join(", ", addresses.stream().map(IpAddress::toString).toList());
    }

    private Finding unconfirmed(DomainName name, IpAddress address, PendingQuestion asked, List<IpAddress> published) {
        return Finding.of(
                        PostureFinding.EHLO_UNCONFIRMED,
                        address.toString(),
                        "The EHLO name " + name + " does not lead to " + address + ".",
                        published.isEmpty() ? asked.nothing() : asked.evidence(published.toString()))
                .about(new Particular.Address(address), new Particular.Domain(name))
                .withRemedies(otherName().orElseGet(() -> publish(name, "", List.of(address))));
    }

    private static Finding drifted(DomainName name, IpAddress old, List<IpAddress> unnamed, PendingQuestion asked) {
        RecordType type = asked.question().type();
        Finding finding = Finding.of(
                        PostureFinding.ADDRESS_DRIFT_EHLO,
                        name + ". " + type + " " + old,
                        "The EHLO name leads to " + old + ", but mail leaves from " + join(unnamed) + ".",
                        asked.evidence(old.toString()))
                .about(new Particular.Published(new PublishedRecord(name, type, old.toString())))
                .withRemedies(publish(
                        name,
                        " in place of the old one",
                        unnamed.stream().limit(1).toList()));
        return finding.about(unnamed.stream().map(Particular.Address::new).toArray(Particular[]::new));
    }

    /** @param place what becomes of a present address, or nothing */
    private static Remedy publish(DomainName name, String place, List<IpAddress> addresses) {
        String action = "Publish the sending address under the EHLO name" + place + ".";
        return addresses.stream()
                .findFirst()
                .map(address -> Remedy.publish(
                        action,
                        new PublishedRecord(
                                name,
                                address.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA,
                                address.toString())))
                .orElseGet(() -> Remedy.of(Actor.DNS_HOST, action, TimeToEffect.RECORD_TTL));
    }
}
