package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.DkimOutcome;
import dev.mailworthy.smtp.feedback.aggregate.SignedDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import dev.mailworthy.smtp.feedback.aggregate.SpfOutcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds why mail fails DMARC: one cause for each method, from what the receiver evaluated. */
final class FailureCauses {

    /** The writer of a mail chooses the names of its selectors. */
    private static final int MOST_SELECTORS = 100;

    private final Dns dns;
    private final Map<DomainName, Boolean> withoutKey = new HashMap<>();

    FailureCauses(Dns dns) {
        this.dns = dns;
    }

    /** The causes, each with its messages. Mail that passes has none. */
    Map<MailCause, Long> of(List<SeenMail> rows) {
        Map<MailCause, Long> causes = new EnumMap<>(MailCause.class);
        rows.stream()
                .filter(row -> row.dmarc().equals(Optional.of(AlignedOutcome.FAIL)))
                .forEach(row -> of(row).forEach(cause -> causes.merge(cause, row.messages(), Long::sum)));
        return causes;
    }

    private Set<MailCause> of(SeenMail row) {
        Set<MailCause> causes = EnumSet.noneOf(MailCause.class);
        if (row.wasForwarded()) {
            causes.add(MailCause.FORWARDED);
        }
        causes.add(dkim(row));
        spf(row).ifPresent(causes::add);
        return causes;
    }

    private MailCause dkim(SeenMail row) {
        List<SignedDomain> own = row.facts().signatures().stream()
                .filter(signed -> row.isOwn(signed.domain()))
                .toList();
        if (row.signedBy().anyMatch(row::isOwn)) {
            return MailCause.ALIGNMENT_STRICT;
        }
        if (own.stream().anyMatch(this::hasNoKey)) {
            return MailCause.WRONG_SELECTOR;
        }
        if (own.stream().anyMatch(signed -> !signed.result().equals(Optional.of(DkimOutcome.NONE)))) {
            return MailCause.DKIM_BROKEN;
        }
        return row.signedBy().findAny().isPresent() ? MailCause.DKIM_OTHER_DOMAIN : MailCause.NO_DKIM;
    }

    private static Optional<MailCause> spf(SeenMail row) {
        List<SpfDomain> domains = row.facts().spfDomains();
        if (domains.isEmpty()) {
            return Optional.empty();
        }
        return domains.stream()
                .filter(spf -> row.isOwn(spf.domain()))
                .findFirst()
                .map(spf -> spf.result().map(FailureCauses::spf))
                .orElse(Optional.of(MailCause.SPF_OTHER_DOMAIN));
    }

    private static MailCause spf(SpfOutcome outcome) {
        return switch (outcome) {
            case PASS -> MailCause.ALIGNMENT_STRICT;
            case PERMERROR -> MailCause.SPF_PERMERROR;
            case TEMPERROR -> MailCause.SPF_TEMPERROR;
            case FAIL, SOFTFAIL, NEUTRAL, NONE -> MailCause.SPF_NOT_AUTHORISED;
        };
    }

    /** Whether it is proved that the selector has no key now. */
    private boolean hasNoKey(SignedDomain proof) {
        return proof.selector()
                .flatMap(selector -> DomainName.ofOctets(selector + "._domainkey." + proof.domain()))
                .filter(name -> withoutKey.size() < MOST_SELECTORS || withoutKey.containsKey(name))
                .filter(name -> withoutKey.computeIfAbsent(name, this::isEmpty))
                .isPresent();
    }

    private boolean isEmpty(DomainName name) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(name, RecordType.TXT));
        return answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchName;
    }
}
