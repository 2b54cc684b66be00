package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whether a DMARC record covers the domain: its own, or that of a name above it (the tree walk of RFC 9989). */
final class DmarcExamination {

    /** RFC 9989 section 4.10: a walk asks at most eight names, the domain itself and the seven shortest above it. */
    private static final int MAX_STEPS = 8;

    private static final String VERSION = "v=DMARC1";

    private record Step(DnsQuestion question, CompletableFuture<DnsAnswer> answer) {}

    private final DomainName domain;
    private final List<Step> steps;

    DmarcExamination(Dns dns, DomainName domain) {
        this.domain = domain;
        this.steps = names(domain).stream()
                .map(name -> DnsQuestion.of(name, RecordType.TXT))
                .map(question -> new Step(question, dns.query(question)))
                .toList();
    }

    private static List<DomainName> names(DomainName domain) {
        List<DomainName> all = new ArrayList<>();
        Optional<DomainName> at = Optional.of(domain);
        while (at.isPresent() && !at.get().equals(DomainName.ROOT)) {
            below(at.get()).ifPresent(all::add);
            at = at.get().parent();
        }
        if (all.size() > MAX_STEPS) {
            all.subList(1, all.size() - MAX_STEPS + 1).clear();
        }
        return all;
    }

    /** A domain of almost 253 octets leaves no room for the label, so that nobody can publish a record for it. */
    private static Optional<DomainName> below(DomainName domain) {
        try {
            return Optional.of(domain.prepend("_dmarc"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void conclude(Notes notes) {
        for (Step step : steps) {
            DnsAnswer answer = step.answer().join();
            if (answer instanceof DnsAnswer.Unanswered silent) {
                notes.silent("DMARC record at " + step.question().name(), silent, PostureFinding.DMARC_MISSING);
                return;
            }
            Optional<String> record = record(answer);
            if (record.isPresent()) {
                notes.confirmed("DMARC at " + step.question().name(), record.get(), PostureFinding.DMARC_MISSING);
                return;
            }
        }
        notes.found(missing());
    }

    private static Optional<String> record(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .filter(text -> text.startsWith(VERSION))
                        .findFirst()
                : Optional.empty();
    }

    private Finding missing() {
        Finding finding = Finding.of(
                PostureFinding.DMARC_MISSING,
                domain.toString(),
                "No DMARC record covers it.",
                steps.stream()
                        .map(step ->
                                Notes.evidence(step.question(), step.answer().join(), "no " + VERSION))
                        .toArray(dev.mailworthy.core.Evidence[]::new));
        return below(domain)
                .map(name -> finding.withRemedies(Remedy.paste(
                        Actor.DNS_HOST,
                        "Publish a DMARC record.",
                        name + ". TXT \"" + VERSION + "; p=none; rua=mailto:postmaster@" + domain + "\"",
                        "the record's TTL")))
                .orElse(finding);
    }
}
