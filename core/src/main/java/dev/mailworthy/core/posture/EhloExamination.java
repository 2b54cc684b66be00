package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.AddressLiteral;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The name given in EHLO (RFC 5321 sections 2.3.5 and 4.1.1.1): its form, and whether it leads to the sending addresses. */
final class EhloExamination implements Examination {

    /** The most old addresses that are reported. */
    private static final int MAX_STALE = 8;

    private final DomainName name;
    private final PostureRequest request;
    private final PendingQuestion v4;
    private final PendingQuestion v6;

    EhloExamination(Questions questions, DomainName name, PostureRequest request) {
        this.name = name;
        this.request = request;
        DomainName asked = AddressLiteral.in(name).isPresent() ? request.domain() : name;
        this.v4 = questions.ask(asked, RecordType.A);
        this.v6 = questions.ask(asked, RecordType.AAAA);
    }

    @Override
    public void conclude(PostureNotes notes) {
        List<String> labels = name.labels();
        String last = labels.isEmpty() ? "" : labels.get(labels.size() - 1);
        if (AddressLiteral.in(name).isPresent()
                || !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9')) {
            notes.found(
                    ofForm(PostureFinding.EHLO_LITERAL, "EHLO says " + said() + ", an address in place of a name."));
        } else if (labels.size() < 2) {
            notes.found(ofForm(PostureFinding.EHLO_SINGLE_LABEL, "EHLO says " + name + ", which is no full name."));
        } else {
            addresses(notes);
        }
    }

    private String said() {
        return AddressLiteral.said(name);
    }

    private Finding ofForm(PostureFinding type, String message) {
        return Finding.of(type, said(), message, new Evidence("EHLO", said()));
    }

    private void addresses(PostureNotes notes) {
        Optional<DnsAnswer.Unanswered> silent =
                Stream.of(v4, v6).flatMap(asked -> asked.silence().stream()).findFirst();
        if (of(v4).isEmpty() && of(v6).isEmpty()) {
            silent.ifPresentOrElse(
                    answer -> notes.silent("address of the EHLO name " + name, answer),
                    () -> notes.found(Finding.of(
                                    PostureFinding.EHLO_NO_ADDRESS,
                                    name.toString(),
                                    "The EHLO name " + name + " has no address.",
                                    v4.nothing(),
                                    v6.nothing())
                            .withRemedies(publish(
                                    request.addresses().stream().limit(1).toList()))));
        } else if (!request.addresses().isEmpty()) {
            compare(IpFamily.IPV4, v4, notes);
            compare(IpFamily.IPV6, v6, notes);
        }
    }

    private static List<IpAddress> of(PendingQuestion asked) {
        return asked.records(DnsRecord.Address.class).stream()
                .map(DnsRecord.Address::address)
                .toList();
    }

    private void compare(IpFamily family, PendingQuestion asked, PostureNotes notes) {
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
        List<IpAddress> published = of(asked);
        List<IpAddress> unnamed =
                sending.stream().filter(address -> !published.contains(address)).toList();
        List<IpAddress> stale = published.stream()
                .filter(address -> !sending.contains(address))
                .limit(MAX_STALE)
                .toList();
        if (unnamed.isEmpty()) {
            notes.confirmed("addresses of the EHLO name " + name, "it leads to " + join(sending));
        } else if (stale.isEmpty() || !request.groups().contains(PostureGroup.DRIFT)) {
            unnamed.forEach(address -> notes.found(unconfirmed(address, asked, published)));
        } else {
            stale.forEach(old -> notes.found(drifted(old, unnamed, asked)));
        }
    }

    private static String join(List<IpAddress> addresses) {
        return String.join(", ", addresses.stream().map(IpAddress::toString).toList());
    }

    private Finding unconfirmed(IpAddress address, PendingQuestion asked, List<IpAddress> published) {
        return Finding.of(
                        PostureFinding.EHLO_UNCONFIRMED,
                        address.toString(),
                        "The EHLO name " + name + " does not lead to " + address + ".",
                        published.isEmpty() ? asked.nothing() : asked.evidence(published.toString()))
                .withRemedies(publish(List.of(address)));
    }

    private Finding drifted(IpAddress old, List<IpAddress> unnamed, PendingQuestion asked) {
        return Finding.of(
                        PostureFinding.ADDRESS_DRIFT_EHLO,
                        name + ". " + asked.question().type() + " " + old,
                        "The EHLO name leads to " + old + ", but mail leaves from " + join(unnamed) + ".",
                        asked.evidence(old.toString()))
                .withRemedies(publish(unnamed.stream().limit(1).toList()));
    }

    private Remedy publish(List<IpAddress> addresses) {
        String action = "Publish the sending address under the EHLO name, in place of an old one.";
        return addresses.stream()
                .findFirst()
                .map(address -> Remedy.publish(
                        action,
                        new PublishedRecord(
                                name,
                                address.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA,
                                address.toString())))
                .orElseGet(() -> Remedy.of(Actor.DNS_HOST, action, "the record's TTL"));
    }
}
