package dev.mailworthy.core.posture;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.List;

/** Names by which mail programs find the services of a domain. One name of a kind is enough. */
final class ServiceExamination implements Examination {

    private record Name(String labels, PendingQuestion asked) {}

    private final String check;
    private final DomainName domain;
    private final PostureFinding missing;
    private final PublishedRecord example;
    private final List<Name> names;

    private ServiceExamination(
            String check, DomainName domain, PostureFinding missing, PublishedRecord example, List<Name> names) {
        this.check = check;
        this.domain = domain;
        this.missing = missing;
        this.example = example;
        this.names = names;
    }

    /** SRV (RFC 6186 section 3, RFC 8314 section 5.1). */
    static ServiceExamination ofSrv(Questions questions, DomainName domain) {
        return new ServiceExamination(
                "SRV names of " + domain,
                domain,
                PostureFinding.SRV_MISSING,
                example(domain, "_submissions._tcp", RecordType.SRV, "0 1 465 "),
                names(questions, domain, RecordType.SRV, "_submission._tcp", "_submissions._tcp", "_imaps._tcp"));
    }

    /** The names that Thunderbird and Outlook ask for. */
    static ServiceExamination ofAutoconfig(Questions questions, DomainName domain) {
        return new ServiceExamination(
                "automatic configuration of " + domain,
                domain,
                PostureFinding.AUTOCONFIG_MISSING,
                example(domain, "autoconfig", RecordType.CNAME, ""),
                names(questions, domain, RecordType.A, "autoconfig", "autodiscover"));
    }

    /** An example record that leads to the host {@code mail} below the domain, or to the domain if that name is too long. */
    private static PublishedRecord example(DomainName domain, String labels, RecordType type, String data) {
        DomainName owner = Questions.prepended(labels, domain).orElse(domain);
        return new PublishedRecord(
                owner,
                type,
                data + MasterText.name(Questions.prepended("mail", domain).orElse(domain)));
    }

    private static List<Name> names(Questions questions, DomainName domain, RecordType type, String... labels) {
        return List.of(labels).stream()
                .map(front -> new Name(front, questions.below(front, domain, type)))
                .toList();
    }

    @Override
    public void conclude(PostureNotes notes) {
        List<String> there = names.stream()
                .filter(name -> name.asked().answer() instanceof DnsAnswer.Records)
                .map(Name::labels)
                .toList();
        if (!there.isEmpty()) {
            notes.confirmed(check, String.join(", ", there));
            return;
        }
        for (Name name : names) {
            if (name.asked().silence().isPresent()) {
                notes.silent(check, name.asked().silence().get());
                return;
            }
        }
        notes.found(Finding.of(
                        missing,
                        domain.toString(),
                        "The DNS has no record for any of these names: "
                                + String.join(
                                        ", ", names.stream().map(Name::labels).toList()) + ".",
                        names.stream().map(name -> name.asked().nothing()).toArray(Evidence[]::new))
                .about(new Particular.Domain(domain))
                .withRemedies(Remedy.publishNew("Publish a name for mail programs.", example)));
    }
}
