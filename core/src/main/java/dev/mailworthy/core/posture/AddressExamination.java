package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.posture.text.GenericName;
import dev.mailworthy.core.posture.text.HostNameChoice;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PTR record of one address, and whether its name leads back to the address (RFC 8601 section 2.7.3). */
final class AddressExamination implements Examination {

    /** Where a customer sets a reverse name. */
    private static final String PLACE = " You set it in your provider's panel, or ask its support.";

    /** The most reverse names that are looked up (RFC 7208 section 4.6.4). The owner of the address chooses their number. */
    private static final int MAX_NAMES = 10;

    private final Questions questions;
    private final IpAddress address;
    private final PostureRequest request;
    private final GenericName generic;
    private final RecordType type;
    private final PendingQuestion ptr;
    private final HostNameChoice choice;
    private final Optional<PendingQuestion> ehlo;
    private List<Forward> forwards = List.of();
    private AddressPosture posture;

    AddressExamination(Questions questions, IpAddress address, PostureRequest request, GenericName generic) {
        this.questions = questions;
        this.address = address;
        this.request = request;
        this.generic = generic;
        this.type = address.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        this.ptr = questions.ask(address.reverseName(), RecordType.PTR);
        this.choice = new HostNameChoice(questions, generic, request.domain(), address, request.ehlo());
        this.ehlo = request.ehlo().flatMap(EhloName::hostName).map(name -> questions.ask(name, type));
        this.posture = new AddressPosture(address, Answer.absent(), Answer.absent());
    }

    /** A reverse name and the question for its address. */
    private record Forward(DomainName name, PendingQuestion asked) {
        List<IpAddress> addresses() {
            return asked.records(DnsRecord.Address.class).stream()
                    .map(DnsRecord.Address::address)
                    .toList();
        }
    }

    /** The names of the address, after {@link #conclude}. */
    AddressPosture posture() {
        return posture;
    }

    @Override
    public void follow() {
        forwards = ptr.records(DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .distinct()
                .limit(MAX_NAMES)
                .map(name -> new Forward(name, questions.ask(name, type)))
                .toList();
        if (forwards.isEmpty() && ptr.silence().isEmpty()) {
            // Whether an alias leads the reverse name elsewhere (RFC 2317) is asked beside the other questions.
            questions.ask(ptr.question().withoutFollowingCname());
        }
    }

    @Override
    public void conclude(PostureNotes notes) {
        Optional<DnsAnswer.Unanswered> silent = ptr.silence();
        if (silent.isPresent()) {
            notes.silent(
                    "reverse name of " + address,
                    silent.get(),
                    PostureFinding.PTR_MISSING,
                    PostureFinding.PTR_UNCONFIRMED,
                    PostureFinding.PTR_GENERIC,
                    PostureFinding.EHLO_PTR_MISMATCH);
            Answer<List<DomainName>> none =
                    Answer.unanswered(silent.get().reason(), silent.get().detail());
            posture = new AddressPosture(address, none, none);
        } else if (forwards.isEmpty()) {
            notes.found(missing());
        } else {
            Answer<List<DomainName>> confirmed = confirm(notes);
            looks(confirmed, notes);
            compareWithEhlo(confirmed, notes);
            posture = new AddressPosture(address, Answer.present(names()), confirmed);
        }
    }

    private List<DomainName> names() {
        return forwards.stream().map(Forward::name).toList();
    }

    private Finding missing() {
        return Finding.of(
                        PostureFinding.PTR_MISSING,
                        address.toString(),
                        "Nothing is published under " + address.reverseName() + ".",
                        ptr.nothing())
                .about(new Particular.Address(address))
                .withRemedies(setName("Set the reverse name (PTR) of " + address + " to your mail server's name."));
    }

    /** The reverse name to set, the record that leads back from it, and the name to say in EHLO, as far as they are missing. */
    private Remedy[] setName(String action) {
        Optional<DomainName> name = choice.name();
        if (name.isEmpty()) {
            return new Remedy[] {Remedy.of(Actor.YOU, action + PLACE, TimeToEffect.MINUTES)};
        }
        PublishedRecord record =
                new PublishedRecord(address.reverseName(), RecordType.PTR, MasterText.name(name.get()));
        List<Remedy> remedies = new ArrayList<>();
        remedies.add(Remedy.of(Actor.YOU, action + PLACE, new Means.PublishRecord(record), TimeToEffect.MINUTES));
        if (choice.needsAddress()) {
            remedies.add(Remedy.publish(
                    "Publish the address under this name first.",
                    new PublishedRecord(name.get(), type, address.toString())));
        }
        if (request.ehlo().isPresent() && !choice.keepsEhlo()) {
            remedies.add(EhloExamination.say(name.get()));
        }
        return remedies.toArray(Remedy[]::new);
    }

    private Answer<List<DomainName>> confirm(PostureNotes notes) {
        List<DomainName> confirmed = forwards.stream()
                .filter(forward -> forward.addresses().contains(address))
                .map(Forward::name)
                .toList();
        if (!confirmed.isEmpty()) {
            notes.confirmed(
                    "reverse name of " + address,
                    confirmed.get(0) + ", which leads back",
                    proved(confirmed.get(0)).toArray(FindingType[]::new));
            return Answer.present(confirmed);
        }
        for (Forward forward : forwards) {
            Optional<DnsAnswer.Unanswered> silent = forward.asked().silence();
            if (silent.isPresent()) {
                notes.silent(
                        type + " of " + forward.name() + ", the reverse name of " + address,
                        silent.get(),
                        PostureFinding.PTR_UNCONFIRMED,
                        PostureFinding.PTR_GENERIC,
                        PostureFinding.EHLO_PTR_MISMATCH);
                return Answer.unanswered(silent.get().reason(), silent.get().detail());
            }
        }
        notes.found(unconfirmed());
        if (request.groups().contains(PostureGroup.DRIFT)) {
            forwards.forEach(forward -> drifted(forward, notes));
        }
        return Answer.absent();
    }

    /** The findings that are ruled out by a name that leads back to the address. */
    private Stream<FindingType> proved(DomainName name) {
        Stream<FindingType> named = Stream.of(PostureFinding.PTR_MISSING, PostureFinding.PTR_UNCONFIRMED);
        return generic.reason(name, address).isPresent()
                ? named
                : Stream.concat(named, Stream.of(PostureFinding.PTR_GENERIC));
    }

    private Finding unconfirmed() {
        return Finding.of(
                        PostureFinding.PTR_UNCONFIRMED,
                        address.toString(),
                        "Its reverse name " + names().get(0) + " does not resolve to it.",
                        ptr.evidence(names().toString()),
                        forwards.get(0)
                                .asked()
                                .evidence(forwards.get(0).addresses().toString()))
                .about(new Particular.Address(address), new Particular.Domain(names().get(0)))
                .rulingOut(PostureFinding.PTR_MISSING)
                .withRemedies(
                        isOurs(names().get(0))
                                ? new Remedy[] {
                                    Remedy.publish(
                                            "Publish the address under its reverse name.",
                                            new PublishedRecord(names().get(0), type, address.toString()))
                                }
                                : setName("Set the reverse name of " + address + " to your mail server's name."));
    }

    /**
     * Reports the old record. If the name is below the domain or is the EHLO name, that is the name's address record. Otherwise
     * it is the PTR record, which still has the name of another owner.
     */
    private void drifted(Forward forward, PostureNotes notes) {
        boolean ours = isOurs(forward.name());
        for (IpAddress old : forward.addresses().stream().limit(MAX_NAMES).toList()) {
            PublishedRecord stale = ours
                    ? new PublishedRecord(forward.name(), type, old.toString())
                    : new PublishedRecord(address.reverseName(), RecordType.PTR, MasterText.name(forward.name()));
            Finding finding = Finding.of(
                            PostureFinding.ADDRESS_DRIFT_PTR,
                            stale.owner() + ". " + stale.type() + " " + (ours ? old : forward.name() + "."),
                            "Mail leaves from " + address + ", whose reverse name " + forward.name() + " leads to "
                                    + old + ".",
                            ptr.evidence(forward.name().toString()),
                            forward.asked().evidence(old.toString()))
                    .about(new Particular.Published(stale), new Particular.Address(address));
            notes.found(
                    ours
                            ? finding.withRemedies(Remedy.publish(
                                    "Publish the new address in place of the old one.",
                                    new PublishedRecord(forward.name(), type, address.toString())))
                            : finding.withRemedies(
                                    setName("Set the reverse name of " + address + " to your own name.")));
            if (!ours) {
                return;
            }
        }
    }

    /** Whether the user can publish an address under a name: it is below the domain, or is an EHLO name that can stay. */
    private boolean isOurs(DomainName name) {
        return HostNameChoice.isHostName(name)
                && (name.isAtOrBelow(request.domain())
                        || choice.keepsEhlo()
                                && request.ehlo()
                                        .flatMap(EhloName::hostName)
                                        .filter(name::equals)
                                        .isPresent());
    }

    private void looks(Answer<List<DomainName>> confirmed, PostureNotes notes) {
        if (forwards.size() > 1) {
            notes.found(Finding.of(
                            PostureFinding.PTR_SEVERAL,
                            address.toString(),
                            "It has " + (forwards.size() == MAX_NAMES ? "ten or more" : forwards.size())
                                    + " reverse names.",
                            ptr.evidence(names().toString()))
                    .about(new Particular.Address(address))
                    .withRemedies(setName("Leave one reverse name, that of your mail server.")));
        }
        DomainName judged = confirmed instanceof Answer.Present<List<DomainName>> present
                ? present.value().get(0)
                : names().get(0);
        generic.reason(judged, address)
                .ifPresent(reason -> notes.found(Finding.of(
                                PostureFinding.PTR_GENERIC,
                                address.toString(),
                                "Its reverse name " + judged + " looks generic: " + reason + ".",
                                ptr.evidence(judged.toString()))
                        .about(new Particular.Address(address), new Particular.Domain(judged))
                        .withRemedies(setName("Set the reverse name of " + address + " to your mail server's name."))));
    }

    private void compareWithEhlo(Answer<List<DomainName>> confirmed, PostureNotes notes) {
        if (request.ehlo().isEmpty() || !(confirmed instanceof Answer.Present<List<DomainName>> names)) {
            return;
        }
        EhloName said = request.ehlo().get();
        if (said.hostName().filter(names.value()::contains).isPresent()) {
            notes.confirmed(
                    "EHLO name against the reverse name of " + address,
                    said.toString(),
                    PostureFinding.EHLO_PTR_MISMATCH);
        } else {
            notes.found(mismatch(said, names.value()));
        }
    }

    /** A notice if the EHLO name leads to the address too: no receiver may refuse mail for it (RFC 5321 section 4.1.4). */
    private Finding mismatch(EhloName said, List<DomainName> confirmed) {
        DomainName reverse = confirmed.get(0);
        boolean both = ehlo.filter(
                        asked -> asked.records(DnsRecord.Address.class).contains(new DnsRecord.Address(address)))
                .isPresent();
        Finding finding = Finding.of(
                        PostureFinding.EHLO_PTR_MISMATCH,
                        address.toString(),
                        "EHLO says " + said + ", the reverse name is " + reverse + "."
                                + (both ? " Both lead to the address." : ""),
                        ptr.evidence(confirmed.toString()))
                .about(new Particular.Address(address), new Particular.Domain(reverse));
        Finding weighed = both ? finding.withSeverity(Severity.NOTICE) : finding;
        // A generic reverse name is refused as an EHLO name too, so that it is never the one to give.
        if (generic.reason(reverse, address).isPresent()) {
            return weighed.withRemedies(setName("Set the reverse name of " + address + " to your mail server's name."));
        }
        // A local name in EHLO must not become the reverse name.
        boolean stays = said.hostName().filter(HostNameChoice::isHostName).isPresent();
        return stays || choice.name().isEmpty()
                ? weighed
                : weighed.withRemedies(EhloExamination.say(choice.name().get()));
    }
}
