package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.MailPort;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether the mail servers of one receiver answered on port 25, over any family and from any address. A server that refuses
 * this machine answered; its reply is a matter of its own.
 */
public final class ServerReach {

    /** A refusal is an answer too. The outcome says so in a replay as well, which has no replies on its paths. */
    private static final Set<AttemptOutcome> REFUSALS =
            EnumSet.of(AttemptOutcome.BANNER_4XX, AttemptOutcome.BANNER_5XX, AttemptOutcome.EHLO_REFUSED);

    private ServerReach() {}

    /**
     * {@return the fact about the servers whose names fit; empty where none of them was called}
     *
     * @param report of a run
     * @param receiver the id of a receiver's pack
     * @param isServer whether a host is one of the receiver's servers
     */
    public static Optional<Fact> fact(EgressReport report, String receiver, Predicate<DomainName> isServer) {
        List<EgressPath> called = report.paths().stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET && MailPort.SMTP.is(path.port()))
                .filter(path -> path.server()
                        .host()
                        .or(() -> DomainName.ofOctets(path.target()))
                        .filter(isServer)
                        .isPresent())
                .filter(path -> !Conversations.isUnmeasured(path))
                .filter(path -> report.verdicts().stream()
                        .noneMatch(verdict -> verdict.way().equals(path.way())
                                && verdict.verdict().mayAnswerForOthers()))
                .toList();
        if (called.isEmpty()) {
            return Optional.empty();
        }
        boolean answered =
                called.stream().anyMatch(path -> Conversations.isComplete(path) || REFUSALS.contains(path.outcome()));
        EgressPath first = called.get(0);
        Answer<String> answer = answered
                ? Answer.absent()
                : Answer.unanswered(
                        first.outcome().reason(), first.outcome().name().toLowerCase(Locale.ROOT));
        return Optional.of(Fact.of(EgressReport.CLOSED, "port 25 of " + receiver, answer));
    }
}
