package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.form.MasterText;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfRepair;
import dev.mailworthy.spf.publish.SpfSender;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.publish.SurveyNode;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the SPF record that lets more sources of the owner send: the present one with the include of each service and with the
 * addresses of the owner. A record that takes the right to send from any address, has a fault, or cannot be proved is not proposed.
 */
public final class SpfAddition {

    private static final long TTL = 3600;

    private final Dns dns;
    private final Clock clock;

    public SpfAddition(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /**
     * The record that lets sources send. Blocks during DNS questions. Empty if none is proved.
     *
     * @param sources those of the owner that should pass
     */
    public Optional<SpfProposal> of(DomainName domain, Collection<MailSource> sources) {
        SpfView now = new SpfView(dns, clock);
        List<MailSource> missing = sources.stream()
                .filter(source -> now.result(source.address(), domain)
                        .filter(SpfResult.PASS::equals)
                        .isEmpty())
                .toList();
        SpfSurvey before = SpfPublisher.over(dns).survey(domain);
        Optional<List<DnsRecord>> texts = texts(domain);
        boolean isKnown = before.unanswered().isEmpty() && texts.isPresent();
        if (missing.isEmpty() || !isKnown || before.root().state() == SurveyNode.State.INVALID) {
            return Optional.empty();
        }
        Set<DomainName> includes = new LinkedHashSet<>();
        missing.forEach(
                source -> source.service().flatMap(SendingService::include).ifPresent(includes::add));
        List<IpAddress> own = missing.stream()
                .filter(source -> source.service().isEmpty())
                .map(MailSource::address)
                .toList();
        String start = before.root().record().map(SpfRecord::source).orElse("v=spf1 ~all");
        Dns included = with(domain, including(start, includes), texts.orElseThrow());
        return SpfPublisher.over(included)
                .withClock(clock)
                .repair(new SpfSender(domain, domain.toString(), own, SpfSender.Coverage.SOME_ADDRESSES))
                .filter(repair -> repair.leftOut().isEmpty() && repair.frozen().isEmpty())
                .flatMap(repair -> proved(repair, before, missing, texts.orElseThrow()));
    }

    private Optional<SpfProposal> proved(
            SpfRepair repair, SpfSurvey before, List<MailSource> missing, List<DnsRecord> texts) {
        DomainName domain = repair.domain();
        Dns after = with(domain, repair.text(), texts);
        SpfSurvey survey = SpfPublisher.over(after).survey(domain);
        boolean isSound = SpfLint.of(SpfRecord.parse(repair.text()), domain).stream()
                .allMatch(finding -> finding.type().severity().compareTo(Severity.WARNING) < 0);
        boolean takesNothing = survey.unanswered().isEmpty()
                && before.authorised().minus(survey.authorised()).isEmpty();
        boolean isUsable = survey.findings().stream()
                .allMatch(finding -> finding.severity().compareTo(Severity.ERROR) < 0);
        SpfView view = new SpfView(after, clock);
        Set<IpAddress> saved = new TreeSet<>();
        missing.stream()
                .map(MailSource::address)
                .filter(address -> view.result(address, domain)
                        .filter(SpfResult.PASS::equals)
                        .isPresent())
                .forEach(saved::add);
        if (!isSound || !takesNothing || !isUsable || saved.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SpfProposal(
                new PublishedRecord(domain, RecordType.TXT, repair.text()),
                texts.stream().filter(SpfAddition::isSpf).map(SpfAddition::text).toList(),
                saved,
                notes(missing, before)));
    }

    private static List<String> notes(List<MailSource> missing, SpfSurvey before) {
        List<String> notes = new ArrayList<>();
        if (before.root().record().isEmpty()) {
            notes.add("The domain has no SPF record today.");
        }
        missing.stream()
                .flatMap(source -> source.service().stream())
                .filter(service -> service.include().isPresent())
                .map(SendingService::name)
                .distinct()
                .forEach(name -> notes.add("Publish it only if you send through " + name + ": other customers of "
                        + name + " then pass SPF for this domain too."));
        return notes;
    }

    private static String including(String record, Collection<DomainName> includes) {
        StringBuilder text = new StringBuilder("v=spf1");
        includes.stream()
                .filter(include -> !record.contains("include:" + include))
                .forEach(include -> text.append(" include:").append(include));
        return text + record.substring("v=spf1".length());
    }

    /** The DNS with one SPF record at a domain, beside its other texts. */
    public static Dns with(DomainName domain, String record, List<DnsRecord> texts, Dns dns) {
        List<DnsRecord> all =
                new ArrayList<>(texts.stream().filter(text -> !isSpf(text)).toList());
        all.add(new DnsRecord.Txt(MasterText.pieces(record.getBytes(StandardCharsets.ISO_8859_1))));
        return PatchedDns.of(List.of(new RecordSet(domain, RecordType.TXT, TTL, all)), dns);
    }

    private Dns with(DomainName domain, String record, List<DnsRecord> texts) {
        return with(domain, record, texts, dns);
    }

    private Optional<List<DnsRecord>> texts(DomainName domain) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(domain, RecordType.TXT));
        if (answer instanceof DnsAnswer.Unanswered) {
            return Optional.empty();
        }
        return Optional.of(
                answer instanceof DnsAnswer.Records found ? List.copyOf(found.of(DnsRecord.Txt.class)) : List.of());
    }

    private static boolean isSpf(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt && SpfRecord.isSpf(txt.joined());
    }

    private static String text(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt ? new String(txt.joined(), StandardCharsets.ISO_8859_1) : "";
    }
}
