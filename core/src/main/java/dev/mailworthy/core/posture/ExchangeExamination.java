package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a domain exists, its MX records, and the addresses of their hosts (RFC 5321 section 5.1). */
final class ExchangeExamination implements Examination {

    /** The most MX hosts that are looked up. RFC 7208 section 4.6.4 allows ten. */
    private static final int MAX_EXCHANGES = 8;

    private final Questions questions;
    private final DomainName domain;
    private final PendingQuestion soa;
    private final PendingQuestion mx;
    private final List<PendingQuestion> own;
    private List<DnsRecord.Mx> records = List.of();
    private List<MailHost> hosts = List.of();

    ExchangeExamination(Questions questions, DomainName domain) {
        this.questions = questions;
        this.domain = domain;
        this.soa = questions.ask(domain, RecordType.SOA);
        this.mx = questions.ask(domain, RecordType.MX);
        this.own = List.of(questions.ask(domain, RecordType.A), questions.ask(domain, RecordType.AAAA));
    }

    /** The MX hosts in order of preference, without a null MX (RFC 7505). */
    static List<DomainName> hosts(PendingQuestion mx) {
        return mx.records(DnsRecord.Mx.class).stream()
                .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                .map(DnsRecord.Mx::exchange)
                .filter(name -> !name.equals(DomainName.ROOT))
                .distinct()
                .limit(MAX_EXCHANGES)
                .toList();
    }

    @Override
    public void follow() {
        records = mx.records(DnsRecord.Mx.class);
        hosts = hosts(mx).stream()
                .map(name -> new MailHost(questions, domain, name))
                .toList();
    }

    /** The MX records for {@link PostureReport#mx()}. */
    Answer<List<DnsRecord.Mx>> answer() {
        return mx.answer().toAnswer().map(found -> found.of(DnsRecord.Mx.class));
    }

    @Override
    public void conclude(PostureNotes notes) {
        if (existence(notes) instanceof Answer.Absent) {
            return;
        }
        Optional<DnsAnswer.Unanswered> silent = mx.silence();
        if (silent.isPresent()) {
            notes.silent(
                    "MX of " + domain,
                    silent.get(),
                    PostureFinding.MX_MISSING,
                    PostureFinding.MX_NULL,
                    PostureFinding.MX_DANGLING,
                    PostureFinding.DOMAIN_UNREACHABLE);
        } else if (records.isEmpty()) {
            implicit(notes);
        } else if (records.stream().anyMatch(record -> record.exchange().equals(DomainName.ROOT))) {
            Finding published = finding(PostureFinding.MX_NULL, "It publishes a null MX.", "MX 0 .");
            notes.found(
                    records.size() == 1
                            ? published
                            : finding(
                                            PostureFinding.MX_NULL,
                                            "It publishes a null MX beside other MX records (RFC 7505 section 3).",
                                            String.join(", ", shown()))
                                    .withRemedies(Remedy.of(
                                            Actor.DNS_HOST,
                                            "Remove the null MX, or the other MX records if the domain shall take no mail.",
                                            TimeToEffect.RECORD_TTL)));
        } else {
            explicit(notes);
        }
    }

    private Answer<DomainName> existence(PostureNotes notes) {
        for (PendingQuestion asked : List.of(soa, mx)) {
            if (asked.answer() instanceof DnsAnswer.NoSuchName) {
                notes.found(Finding.of(
                                PostureFinding.DOMAIN_MISSING,
                                domain.toString(),
                                "There is no such name.",
                                asked.nothing())
                        .about(new Particular.Domain(domain))
                        .withRemedies(unnamed()));
                return Answer.absent();
            }
        }
        Optional<DnsAnswer.Unanswered> silent = soa.silence();
        silent.ifPresentOrElse(
                answer -> notes.silent("SOA of " + domain, answer, PostureFinding.DOMAIN_MISSING),
                () -> notes.confirmed(
                        "existence of " + domain,
                        soa.records(DnsRecord.Soa.class).isEmpty() ? "a name within its zone" : "it has an SOA record",
                        PostureFinding.DOMAIN_MISSING));
        return silent.<Answer<DomainName>>map(answer -> Answer.unanswered(answer.reason(), answer.detail()))
                .orElseGet(() -> Answer.present(domain));
    }

    /** Within a zone that takes mail the name is missing, not the domain. */
    private Remedy[] unnamed() {
        for (Optional<DomainName> zone = domain.parent();
                zone.filter(above -> above.labels().size() > 1).isPresent();
                zone = zone.get().parent()) {
            DomainName above = zone.get();
            if (!questions.ask(above, RecordType.MX).records(DnsRecord.Mx.class).isEmpty()) {
                return new Remedy[] {
                    Remedy.of(
                            Actor.DNS_HOST,
                            "Publish an MX or address record for " + domain
                                    + ", or send from a name that exists, such as " + above + ".",
                            TimeToEffect.RECORD_TTL)
                };
            }
        }
        return new Remedy[] {PostureFinding.DOMAIN_MISSING.remedy()};
    }

    private void implicit(PostureNotes notes) {
        List<String> addresses = own.stream()
                .flatMap(asked -> asked.records(DnsRecord.Address.class).stream())
                .map(record -> record.address().toString())
                .toList();
        Optional<DnsAnswer.Unanswered> silent =
                own.stream().flatMap(asked -> asked.silence().stream()).findFirst();
        if (addresses.isEmpty() && silent.isPresent()) {
            notes.silent("address of " + domain + ", which has no MX", silent.get(), PostureFinding.DOMAIN_UNREACHABLE);
        } else if (addresses.isEmpty()) {
            notes.found(finding(
                    PostureFinding.DOMAIN_UNREACHABLE, "It has neither MX nor address.", "no MX, no A, no AAAA"));
        } else {
            notes.found(finding(
                            PostureFinding.MX_MISSING,
                            "Senders fall back to its own address, " + addresses.get(0) + ".",
                            "no MX record")
                    .withRemedies(Remedy.publishNew(
                            "Publish an MX record that names the host that takes mail.",
                            new PublishedRecord(domain, RecordType.MX, "10 " + MasterText.name(domain)))));
        }
    }

    private void explicit(PostureNotes notes) {
        hosts.forEach(MailHost::follow);
        List<String> sound =
                hosts.stream().flatMap(host -> host.conclude(notes).stream()).toList();
        if (sound.size() == hosts.size()) {
            notes.confirmed(
                    "MX of " + domain,
                    String.join(", ", shown()),
                    PostureFinding.MX_MISSING,
                    PostureFinding.MX_NULL,
                    PostureFinding.MX_DANGLING,
                    PostureFinding.DOMAIN_UNREACHABLE);
        }
    }

    private List<String> shown() {
        Stream<String> few =
                records.stream().limit(MAX_EXCHANGES).map(record -> record.preference() + " " + record.exchange());
        return records.size() <= MAX_EXCHANGES
                ? few.toList()
                : Stream.concat(few, Stream.of("and " + (records.size() - MAX_EXCHANGES) + " more, not looked at"))
                        .toList();
    }

    private Finding finding(PostureFinding type, String message, String observation) {
        return Finding.of(type, domain.toString(), message, mx.evidence(observation))
                .about(new Particular.Domain(domain));
    }
}
