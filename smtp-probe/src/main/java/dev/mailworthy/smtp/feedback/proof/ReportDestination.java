package dev.mailworthy.smtp.feedback.proof;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.IdentityGap;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity.Unauthenticated;
import dev.mailworthy.smtp.message.MailMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the domain that a report was mailed to takes reports about the policy domain (RFC 9990 section 4, RFC 7489 section 7.1): it
 * is of the same organization, or publishes {@code POLICYDOMAIN._report._dmarc}.
 */
final class ReportDestination {

    private static final int MOST_RECIPIENTS = 10;
    private static final int REMEMBERED = 1000;
    private static final List<String> FIELDS = List.of("To", "Cc", "Delivered-To", "X-Original-To");

    private final Dns dns;
    private final DomainKinship kinship;
    private final Map<List<DomainName>, Optional<Unauthenticated>> known = new HashMap<>();

    ReportDestination(Dns dns, DomainKinship kinship) {
        this.dns = dns;
        this.kinship = kinship;
    }

    /** Empty if one recipient takes such reports. */
    Optional<Unauthenticated> check(MailMessage mail, DomainName policyDomain) {
        List<DomainName> recipients = recipients(mail);
        Optional<Unauthenticated> last = Optional.of(ReporterProof.gap(
                IdentityGap.DESTINATION_REFUSED, "the mail names no recipient whose domain could take the report"));
        for (DomainName recipient : recipients) {
            last = remembered(recipient, policyDomain);
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    /** Empty if one recipient is of the policy domain or a domain above or below it: nothing has to be asked. */
    static Optional<Unauthenticated> withoutDns(MailMessage mail, DomainName policyDomain) {
        boolean isOwn = recipients(mail).stream()
                .anyMatch(recipient -> recipient.isAtOrBelow(policyDomain) || policyDomain.isAtOrBelow(recipient));
        return isOwn
                ? Optional.empty()
                : Optional.of(ReporterProof.gap(
                        IdentityGap.NO_DNS,
                        "no DNS was given to ask whether the recipient takes reports about " + policyDomain));
    }

    private static List<DomainName> recipients(MailMessage mail) {
        return FIELDS.stream()
                .flatMap(field -> mail.domains(field).stream())
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private Optional<Unauthenticated> remembered(DomainName recipient, DomainName policyDomain) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        List<DomainName> pair = List.of(recipient, policyDomain);
        Optional<Unauthenticated> before = known.get(pair);
        if (before == null) {
            before = takes(recipient, policyDomain);
            known.put(pair, before);
        }
        return before;
    }

    private Optional<Unauthenticated> takes(DomainName recipient, DomainName policyDomain) {
        Answer<DomainName> common = kinship.common(recipient, policyDomain);
        if (common instanceof Answer.Present) {
            return Optional.empty();
        }
        if (common instanceof Answer.Unanswered<DomainName> silent) {
            return Optional.of(ReporterProof.gap(IdentityGap.DNS_UNANSWERED, silent.detail()));
        }
        DnsAnswer answer = ask(recipient, policyDomain);
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return Optional.of(ReporterProof.gap(IdentityGap.DNS_UNANSWERED, silent.detail()));
        }
        return texts(answer).anyMatch(ReportDestination::isDmarc)
                ? Optional.empty()
                : Optional.of(ReporterProof.gap(
                        IdentityGap.DESTINATION_REFUSED,
                        recipient + " does not take reports about " + policyDomain + ": " + policyDomain
                                + "._report._dmarc." + recipient + " has no record"));
    }

    private DnsAnswer ask(DomainName recipient, DomainName policyDomain) {
        try {
            return dns.query(DnsQuestion.of(recipient.prepend(policyDomain + "._report._dmarc"), RecordType.TXT))
                    .join();
        } catch (IllegalArgumentException e) {
            return new DnsAnswer.NoSuchName(0, DnsAnswer.Origin.none("no resolver: the name is too long"));
        }
    }

    private static Stream<String> texts(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(record -> new String(record.joined(), StandardCharsets.ISO_8859_1))
                : Stream.empty();
    }

    private static boolean isDmarc(String text) {
        return text.replaceAll("\\s", "").split(";", 2)[0].equals("v=DMARC1");
    }
}
