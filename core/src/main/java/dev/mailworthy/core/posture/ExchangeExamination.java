package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The domain's MX records and the addresses of their hosts (RFC 5321 section 5.1). */
final class ExchangeExamination {

    /** More exchanges than this are not looked up: RFC 7208 section 4.6.4 takes ten for the most that is sane. */
    private static final int MAX_EXCHANGES = 10;

    private final Dns dns;
    private final DomainName domain;
    private final DnsQuestion mx;
    private final CompletableFuture<DnsAnswer> pending;

    ExchangeExamination(Dns dns, DomainName domain) {
        this.dns = dns;
        this.domain = domain;
        this.mx = DnsQuestion.of(domain, RecordType.MX);
        this.pending = dns.query(mx);
    }

    Answer<List<DnsRecord.Mx>> conclude(Notes notes) {
        DnsAnswer answer = pending.join();
        if (answer instanceof DnsAnswer.Unanswered silent) {
            notes.silent(
                    "MX of " + domain,
                    silent,
                    PostureFinding.DOMAIN_MISSING,
                    PostureFinding.MX_MISSING,
                    PostureFinding.MX_NULL,
                    PostureFinding.MX_DANGLING);
            return Answer.unanswered(silent.reason(), silent.detail());
        }
        if (answer instanceof DnsAnswer.NoSuchName) {
            notes.found(finding(PostureFinding.DOMAIN_MISSING, "There is no such name.", answer, "NXDOMAIN"));
            return Answer.absent();
        }
        if (!(answer instanceof DnsAnswer.Records found)) {
            notes.found(finding(
                    PostureFinding.MX_MISSING, "Senders fall back to its own address.", answer, "no MX record"));
            return Answer.absent();
        }
        List<DnsRecord.Mx> records = found.of(DnsRecord.Mx.class);
        if (records.stream().anyMatch(record -> record.exchange().equals(DomainName.ROOT))) {
            notes.found(finding(PostureFinding.MX_NULL, "It publishes a null MX.", answer, "MX 0 ."));
        } else {
            hosts(records.stream().limit(MAX_EXCHANGES).toList(), notes);
        }
        return Answer.present(records);
    }

    private void hosts(List<DnsRecord.Mx> records, Notes notes) {
        List<Host> hosts =
                records.stream().map(record -> new Host(dns, record.exchange())).toList();
        List<Host> reachable =
                hosts.stream().filter(host -> concludes(host, notes)).toList();
        if (reachable.size() == hosts.size()) {
            notes.confirmed(
                    "MX of " + domain,
                    records.stream()
                            .map(record -> record.preference() + " " + record.exchange())
                            .collect(Collectors.joining(", ")),
                    PostureFinding.DOMAIN_MISSING,
                    PostureFinding.MX_MISSING,
                    PostureFinding.MX_NULL,
                    PostureFinding.MX_DANGLING);
        }
    }

    /** Whether the host has an address; if not, a note says what is known. */
    private boolean concludes(Host host, Notes notes) {
        List<DnsAnswer> answers = List.of(host.v4().join(), host.v6().join());
        if (answers.stream().anyMatch(DnsAnswer.Records.class::isInstance)) {
            return true;
        }
        for (DnsAnswer answer : answers) {
            if (answer instanceof DnsAnswer.Unanswered silent) {
                notes.silent("address of the MX host " + host.name(), silent, PostureFinding.MX_DANGLING);
                return false;
            }
        }
        notes.found(Finding.of(
                PostureFinding.MX_DANGLING,
                host.name().toString(),
                "The MX host of " + domain + " has no address.",
                Notes.evidence(
                                DnsQuestion.of(host.name(), RecordType.A),
                                host.v4().join(),
                                "neither A nor AAAA")
                        .rulingOut(PostureFinding.DOMAIN_MISSING)));
        return false;
    }

    private Finding finding(PostureFinding type, String message, DnsAnswer answer, String observation) {
        Evidence evidence = Notes.evidence(mx, answer, observation);
        return Finding.of(
                type,
                domain.toString(),
                message,
                type == PostureFinding.DOMAIN_MISSING ? evidence : evidence.rulingOut(PostureFinding.DOMAIN_MISSING));
    }

    private record Host(DomainName name, CompletableFuture<DnsAnswer> v4, CompletableFuture<DnsAnswer> v6) {
        Host(Dns dns, DomainName name) {
            this(name, dns.query(DnsQuestion.of(name, RecordType.A)), dns.query(DnsQuestion.of(name, RecordType.AAAA)));
        }
    }
}
