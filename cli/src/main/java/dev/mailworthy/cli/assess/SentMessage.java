package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.MessageJudgement;
import dev.mailworthy.cli.assess.message.MessageSeen;
import dev.mailworthy.cli.assess.message.Without;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.posture.PostureReport;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.smtp.message.DkimSignature;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.MessageCheck;
import dev.mailworthy.smtp.message.MessageReport;
import dev.mailworthy.spf.publish.SpfReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message of a request. It is examined beside the other parts of the run, and judged after all of them. */
record SentMessage(CheckRequest request, MailMessage message) {

    /** The most signatures and selectors that are examined. */
    private static final int MOST = 10;

    /** The selectors of the request, and those of the message's signatures for the checked domain. */
    static List<DomainName> selectors(CheckRequest request) {
        Stream<DomainName> inMessage = request.message().stream()
                .flatMap(message -> message.signatures().stream())
                .filter(signature -> signature.domain().equals(request.domain()))
                .map(DkimSignature::selector);
        return Stream.concat(request.identities().selectors().stream(), inMessage)
                .distinct()
                .limit(Math.max(MOST, request.identities().selectors().size()))
                .toList();
    }

    MessageSeen look(Dns dns) {
        MessageCheck.Kind kind = request.outlook().tier() == Tier.BULK ? MessageCheck.Kind.BULK : MessageCheck.Kind.ANY;
        MessageReport report = MessageCheck.over(dns, request.outlook().clock()).examine(message, kind);
        Set<DomainName> proved = message.signatures().stream()
                .map(DkimSignature::domain)
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        proved.add(request.identities().mailFrom());
        return new MessageSeen(
                report, message.fromDomain().map(from -> Posture.over(dns).dmarc(from, proved)));
    }

    /** Empty without a {@link MailMessage message}, or when the run ended before the message was examined. */
    static Optional<JudgedMessage> judged(CheckRequest request, SendingAddresses sending, List<Report> ended) {
        Optional<SpfReport> spf = of(ended, SpfReport.class);
        return of(ended, MessageSeen.class)
                .map(seen -> new JudgedMessage(
                        seen,
                        MessageJudgement.of(
                                seen, request.domain(), request.identities().mailFrom(), spf, sending)));
    }

    private static <R extends Report> Optional<R> of(List<Report> reports, Class<R> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** All reports. The alignment of a message replaces the expected alignment of the {@link PostureReport}. */
    static List<Report> among(List<Report> ended, Optional<JudgedMessage> message) {
        if (message.isEmpty() || message.get().seen().dmarc().isEmpty()) {
            return ended;
        }
        List<Report> all = new ArrayList<>(ended);
        all.replaceAll(report -> report instanceof PostureReport
                ? Without.of(report, PostureFinding.DMARC_SPF_UNALIGNED, PostureFinding.DMARC_DKIM_UNALIGNED)
                : report);
        all.add(message.get().judgement());
        return all;
    }
}
