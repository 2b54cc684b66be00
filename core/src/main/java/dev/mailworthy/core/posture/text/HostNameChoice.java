package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.form.NameForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name that a remedy proposes for a sending host, in EHLO and as the reverse name: the EHLO name if it can stay. Otherwise
 * it is a reverse name that leads back, or a usual host name below the domain that leads to no other address.
 */
public final class HostNameChoice {

    private static final List<String> USUAL = List.of("mail", "smtp", "mx");

    private final GenericName generic;
    private final IpAddress address;
    private final RecordType type;
    private final Optional<DomainName> kept;
    private final PendingQuestion ptr;
    private final List<PendingQuestion> usual;
    private final Questions questions;

    /** Asks what it needs for a choice. For an EHLO name that can stay that is nothing. */
    public HostNameChoice(
            Questions questions, GenericName generic, DomainName domain, IpAddress address, Optional<EhloName> ehlo) {
        this.questions = questions;
        this.generic = generic;
        this.address = address;
        this.type = address.family() == IpFamily.IPV4 ? RecordType.A : RecordType.AAAA;
        this.kept = ehlo.flatMap(EhloName::hostName).filter(this::canStay);
        this.ptr = questions.ask(address.reverseName(), RecordType.PTR);
        this.usual = kept.isPresent()
                ? List.of()
                : candidates(domain).map(name -> questions.ask(name, type)).toList();
    }

    /** A name of the domain that is called like a mail server itself comes first: {@code mail.mail.example.org} is a slip. */
    private static Stream<DomainName> candidates(DomainName given) {
        DomainName domain = undoubled(given);
        boolean named =
                domain.labels().size() > 2 && USUAL.contains(domain.labels().get(0));
        return named ? Stream.of(domain) : USUAL.stream().flatMap(label -> Questions.prepended(label, domain).stream());
    }

    /**
     * Whether a name can stand in EHLO and as the reverse name: it is full, of letters, digits and hyphens, not generic, and not
     * doubled as {@code mail.example.org.example.org}.
     */
    private boolean canStay(DomainName name) {
        return isHostName(name) && generic.reason(name, address).isEmpty();
    }

    /** Whether a name is full, of letters, digits and hyphens, and not doubled as {@code mail.example.org.example.org}. */
    public static boolean isHostName(DomainName name) {
        return NameForm.of(name) == NameForm.FULL
                && name.labels().stream().allMatch(label -> label.matches("[A-Za-z0-9-]+"))
                && undoubled(name).equals(name);
    }

    /** The name without the copy of its domain that a DNS panel adds to a name that is full already. */
    public static DomainName undoubled(DomainName name) {
        List<String> labels = name.labels();
        for (int size = labels.size() / 2; size >= 2; size--) {
            int copy = labels.size() - size;
            if (labels.subList(copy, labels.size()).equals(labels.subList(copy - size, copy))) {
                return DomainName.ofText(String.join(".", labels.subList(0, copy)));
            }
        }
        return name;
    }

    /** Whether the EHLO name can stay. */
    public boolean keepsEhlo() {
        return kept.isPresent();
    }

    /** The name to propose; empty if each candidate leads elsewhere or has no answer. */
    public Optional<DomainName> name() {
        return kept.or(this::reverseName)
                .or(() -> usual.stream()
                        .filter(this::leadsHere)
                        .findFirst()
                        .or(() -> usual.stream().filter(HostNameChoice::isFree).findFirst())
                        .map(asked -> asked.question().name()));
    }

    /** Whether the name to propose still needs a record with the sending address. */
    public boolean needsAddress() {
        return kept.isEmpty() && reverseName().isEmpty() && usual.stream().noneMatch(this::leadsHere);
    }

    private Optional<DomainName> reverseName() {
        return ptr.records(DnsRecord.Name.class).stream()
                .map(DnsRecord.Name::target)
                .distinct()
                .limit(2)
                .filter(this::canStay)
                .filter(name -> leadsHere(questions.ask(name, type)))
                .findFirst();
    }

    private boolean leadsHere(PendingQuestion asked) {
        return asked.records(DnsRecord.Address.class).contains(new DnsRecord.Address(address));
    }

    private static boolean isFree(PendingQuestion asked) {
        return !(asked.answer() instanceof DnsAnswer.Records) && asked.silence().isEmpty();
    }
}
