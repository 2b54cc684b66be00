package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.cli.assess.feedback.SpfView;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import dev.mailworthy.smtp.feedback.aggregate.SpfDomain;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluates reported mail by the records of one DNS: SPF by the engine for its very source, DMARC with its alignment. A signature
 * that was valid for the receiver stays valid, because no record of a key is changed. For one thread.
 */
final class PolicyTrial {

    /** The writer of a mail chooses the names in From and in signatures. Each costs questions. */
    private static final int MOST_VIEWS = 2_000;

    private record Names(DomainName from, Set<DomainName> others) {}

    private final Posture posture;
    private final SpfView spf;
    private final Map<Names, DmarcView> views = new HashMap<>();

    PolicyTrial(Dns dns, Clock clock) {
        this.posture = Posture.over(dns);
        this.spf = new SpfView(dns, clock);
    }

    /** What DMARC does with the mail. */
    MailFate dmarc(SeenMail mail) {
        Optional<DomainName> from = mail.facts().headerFrom();
        if (from.isEmpty() || mail.source().isEmpty()) {
            return MailFate.UNDECIDED;
        }
        Optional<DmarcView> seen = view(mail, from.orElseThrow());
        return seen.map(view -> dmarc(mail, view)).orElse(MailFate.UNDECIDED);
    }

    private MailFate dmarc(SeenMail mail, DmarcView view) {
        boolean isSilent = false;
        for (DomainName signer : mail.signedBy().distinct().toList()) {
            Answer<String> aligned = view.dkim().getOrDefault(signer, Answer.absent());
            if (aligned instanceof Answer.Present) {
                return MailFate.PASSES;
            }
            isSilent |= aligned instanceof Answer.Unanswered;
        }
        for (SpfDomain sender : mail.facts().spfDomains()) {
            Answer<String> aligned = view.spf().getOrDefault(sender.domain(), Answer.absent());
            if (aligned instanceof Answer.Absent) {
                continue;
            }
            MailFate fate = spf(mail.source().orElseThrow(), sender.domain());
            if (fate == MailFate.PASSES && aligned instanceof Answer.Present) {
                return MailFate.PASSES;
            }
            isSilent |= fate != MailFate.LOST;
        }
        // A receiver that names no domain that passed leaves open which one it was.
        boolean isUnnamed = mail.dmarc().isPresent()
                && mail.facts().spfDomains().isEmpty()
                && mail.signedBy().findAny().isEmpty()
                && Optional.of(AlignedOutcome.PASS).equals(mail.dmarc());
        return isSilent || isUnnamed ? MailFate.UNDECIDED : MailFate.LOST;
    }

    /** What a receiver does that refuses mail whose SPF fails. Mail with another domain in MAIL FROM is not concerned. */
    MailFate spf(SeenMail mail, DomainName domain) {
        boolean isConcerned =
                mail.facts().spfDomains().stream().map(SpfDomain::domain).anyMatch(domain::equals);
        if (!isConcerned) {
            return MailFate.PASSES;
        }
        return mail.source().map(source -> spf(source, domain)).orElse(MailFate.UNDECIDED);
    }

    private MailFate spf(IpAddress source, DomainName domain) {
        return spf.result(source, domain)
                .map(result -> switch (result) {
                    case PASS -> MailFate.PASSES;
                    case TEMPERROR -> MailFate.UNDECIDED;
                    case FAIL, SOFTFAIL, NEUTRAL, NONE, PERMERROR -> MailFate.LOST;
                })
                .orElse(MailFate.UNDECIDED);
    }

    private Optional<DmarcView> view(SeenMail mail, DomainName from) {
        Set<DomainName> others = Stream.concat(
                        mail.signedBy(), mail.facts().spfDomains().stream().map(SpfDomain::domain))
                .collect(Collectors.toUnmodifiableSet());
        Names names = new Names(from, others);
        if (views.size() < MOST_VIEWS || views.containsKey(names)) {
            return Optional.of(views.computeIfAbsent(names, each -> posture.dmarc(each.from(), each.others())));
        }
        return Optional.empty();
    }
}
