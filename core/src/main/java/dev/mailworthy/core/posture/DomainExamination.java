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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** MX and DMARC of the domain. */
final class DomainExamination {

    /** More exchanges than this are not looked up: RFC 7208 section 4.6.4 takes ten for the most that is sane. */
    private static final int MAX_EXCHANGES = 10;

    private final Dns dns;
    private final DomainName domain;
    private final DnsQuestion mx;
    private final DnsQuestion dmarc;
    private final CompletableFuture<DnsAnswer> mxAnswer;
    private final CompletableFuture<DnsAnswer> dmarcAnswer;

    DomainExamination(Dns dns, DomainName domain) {
        this.dns = dns;
        this.domain = domain;
        this.mx = DnsQuestion.of(domain, RecordType.MX);
        this.dmarc = DnsQuestion.of(domain.prepend("_dmarc"), RecordType.TXT);
        this.mxAnswer = dns.query(mx);
        this.dmarcAnswer = dns.query(dmarc);
    }

    Answer<List<DnsRecord.Mx>> conclude(Notes notes) {
        Answer<List<DnsRecord.Mx>> exchanges = exchanges(mxAnswer.join(), notes);
        dmarc(dmarcAnswer.join(), notes);
        return exchanges;
    }

    private Answer<List<DnsRecord.Mx>> exchanges(DnsAnswer answer, Notes notes) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            notes.silent("MX of " + domain, silent);
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
            records.stream().limit(MAX_EXCHANGES).forEach(record -> host(record.exchange(), notes));
        }
        return Answer.present(records);
    }

    private void host(DomainName exchange, Notes notes) {
        DnsQuestion v4 = DnsQuestion.of(exchange, RecordType.A);
        CompletableFuture<DnsAnswer> four = dns.query(v4);
        DnsAnswer six = dns.ask(DnsQuestion.of(exchange, RecordType.AAAA));
        if (four.join() instanceof DnsAnswer.Records || six instanceof DnsAnswer.Records) {
            return;
        }
        for (DnsAnswer answer : List.of(four.join(), six)) {
            if (answer instanceof DnsAnswer.Unanswered silent) {
                notes.silent("address of the MX host " + exchange, silent);
                return;
            }
        }
        notes.found(Finding.of(
                PostureFinding.MX_DANGLING,
                exchange.toString(),
                "The MX host of " + domain + " has no address.",
                Notes.evidence(v4, four.join(), "neither A nor AAAA")));
    }

    private void dmarc(DnsAnswer answer, Notes notes) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            notes.silent("DMARC record of " + domain, silent);
        } else if (!(answer instanceof DnsAnswer.Records found)
                || found.of(DnsRecord.Txt.class).stream().noneMatch(DomainExamination::isDmarc)) {
            notes.found(Finding.of(
                            PostureFinding.DMARC_MISSING,
                            domain.toString(),
                            "Nothing at " + dmarc.name() + " begins with v=DMARC1.",
                            Notes.evidence(dmarc, answer, "no DMARC record"))
                    .withRemedies(Remedy.paste(
                            Actor.DNS_HOST,
                            "Publish a DMARC record.",
                            dmarc.name() + ". TXT \"v=DMARC1; p=none; rua=mailto:postmaster@" + domain + "\"",
                            "the record's TTL")));
        }
    }

    private static boolean isDmarc(DnsRecord.Txt record) {
        return new String(record.joined(), StandardCharsets.ISO_8859_1).startsWith("v=DMARC1");
    }

    private Finding finding(PostureFinding type, String message, DnsAnswer answer, String observation) {
        return Finding.of(type, domain.toString(), message, Notes.evidence(mx, answer, observation));
    }
}
