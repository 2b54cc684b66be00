package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.net.DomainName;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges a certificate by DANE for SMTP (RFC 7672), for one host. */
final class Dane {

    /** The maximum number of records. RFC 7672 section 2.1.2 has no limit; real hosts have a handful. */
    private static final int MAX_RECORDS = 50;

    private final ValidatedDns dns;
    private final Clock clock;

    Dane(ValidatedDns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    DaneJudgement judge(TrustRequest request, List<X509Certificate> chain) {
        DomainName at = request.host().prepend("_tcp").prepend("_" + request.port());
        ValidatedAnswer found = dns.ask(DnsQuestion.of(at, RecordType.TLSA));
        List<TlsaRecord> records = records(found.answer());
        return new DaneJudgement(outcome(found, records, request, chain), found.status(), records);
    }

    private static List<TlsaRecord> records(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Other.class).stream()
                        .flatMap(record -> TlsaRecord.parse(record).stream())
                        .limit(MAX_RECORDS)
                        .toList()
                : List.of();
    }

    private TrustJudgement outcome(
            ValidatedAnswer found, List<TlsaRecord> records, TrustRequest request, List<X509Certificate> chain) {
        if (found.answer() instanceof DnsAnswer.Unanswered silent) {
            // A bogus answer does not mean that DANE is absent: senders must wait (section 2.1.1).
            Reason reason = found.status() == DnssecStatus.BOGUS ? Reason.SERVFAIL : silent.reason();
            return new TrustJudgement.Unanswered(reason, "TLSA: " + found.detail());
        }
        if (found.status() == DnssecStatus.INSECURE) {
            return new TrustJudgement.NotApplicable("the zone of " + request.host() + " is not signed");
        }
        if (!(found.answer() instanceof DnsAnswer.Records)) {
            return new TrustJudgement.NotApplicable(request.host() + " has no TLSA record for port " + request.port());
        }
        if (chain.isEmpty()) {
            return new TrustJudgement.Fails("TLSA records make TLS mandatory, and there was none");
        }
        List<TlsaRecord> usable = records.stream().filter(TlsaRecord::usable).toList();
        return usable.isEmpty()
                ? new TrustJudgement.Holds("TLS is in use; no TLSA record can be used to check who it is with")
                : matched(usable, request, chain);
    }

    private TrustJudgement matched(List<TlsaRecord> usable, TrustRequest request, List<X509Certificate> chain) {
        List<String> failures = new ArrayList<>();
        for (TlsaRecord record : usable) {
            TrustJudgement one =
                    record.usage() == 3 ? hostMatches(record, chain.get(0)) : authorityMatches(record, request, chain);
            if (one instanceof TrustJudgement.Holds) {
                return one;
            }
            failures.add(one.detail());
        }
        return new TrustJudgement.Fails(String.join("; ", failures));
    }

    /** Matches the host's own certificate (DANE-EE). Names and dates are ignored (section 3.1.1). */
    private static TrustJudgement hostMatches(TlsaRecord record, X509Certificate leaf) {
        return matches(record, leaf)
                ? new TrustJudgement.Holds("TLSA " + record + " is the host's own key")
                : new TrustJudgement.Fails("the host has another key than TLSA " + record);
    }

    /**
     * Matches an authority above the host's certificate (DANE-TA) as the anchor. Names and dates must be valid (section
     * 3.1.2).
     */
    private TrustJudgement authorityMatches(TlsaRecord record, TrustRequest request, List<X509Certificate> chain) {
        Optional<X509Certificate> authority = Stream.concat(chain.stream().skip(1), published(record).stream())
                .filter(certificate -> matches(record, certificate))
                .findFirst();
        if (authority.isEmpty()) {
            return new TrustJudgement.Fails("no authority in the chain is TLSA " + record);
        }
        TrustJudgement path =
                CertificatePath.judge(chain, Set.of(new TrustAnchor(authority.get(), null)), clock.instant());
        if (!(path instanceof TrustJudgement.Holds)) {
            return path;
        }
        TrustJudgement dates = Dates.judge(chain.get(0), clock.instant());
        if (!(dates instanceof TrustJudgement.Holds)) {
            return dates;
        }
        List<DomainName> references = Stream.concat(Stream.of(request.host()), request.domain().stream())
                .toList();
        TrustJudgement name = DnsIds.judge(chain.get(0), references);
        return name instanceof TrustJudgement.Holds
                ? new TrustJudgement.Holds("TLSA " + record + " is an authority above the host")
                : name;
    }

    /** The authority, if the record holds the whole certificate. The server then need not send it. */
    private static Optional<X509Certificate> published(TlsaRecord record) {
        return record.matching() == 0 && record.selector() == 0
                ? CertificatePath.read(HexFormat.of().parseHex(record.association()))
                : Optional.empty();
    }

    private static boolean matches(TlsaRecord record, X509Certificate certificate) {
        try {
            byte[] selected = record.selector() == 0
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            byte[] compared = switch (record.matching()) {
                case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
                case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
                default -> selected;
            };
            return HexFormat.of().formatHex(compared).equals(record.association());
        } catch (CertificateEncodingException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has SHA-2", e);
        }
    }
}
