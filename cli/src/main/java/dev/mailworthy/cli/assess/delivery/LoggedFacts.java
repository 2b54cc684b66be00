package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The facts about one receiver that only a log shows, by the keys of the requirements that need them. */
final class LoggedFacts {

    private static final String PLAINTEXT = "DELIVERY-PLAINTEXT";
    private static final String RATE = "DELIVERY-RATE-LIMITED";
    private static final String REFUSES = "RECEIVER-REFUSES";
    private static final String UNREVIEWED = "ADDRESS-UNREVIEWED";

    /** A limit that was not met for so long is over. */
    private static final Duration RECENT = RefusalWeight.RECENT;

    private final ReceiverPack pack;
    private final Instant now;

    LoggedFacts(ReceiverPack pack, Instant now) {
        this.pack = pack;
        this.now = now;
    }

    private List<Fact> none(String why) {
        return List.of(open(PLAINTEXT, why), open(RATE, why), open(REFUSES, why), open(UNREVIEWED, why));
    }

    /**
     * The facts of an incomplete log. A receiver that refused in it may refuse or take mail now.
     *
     * @param why what keeps the log from showing it
     */
    List<Fact> incomplete(Optional<LoggedReceiver> seen, String why) {
        boolean hasRefused = seen.stream()
                .flatMap(receiver ->
                        receiver.seen().refusals().stream().filter(new RefusalWeight(receiver, now)::isRecent))
                .findAny()
                .isPresent();
        return hasRefused
                ? List.of(
                        open(PLAINTEXT, why),
                        open(RATE, why),
                        Fact.of(REFUSES, why, Answer.unanswered(Reason.NOT_SUPPORTED, why)),
                        open(UNREVIEWED, why))
                : none(why);
    }

    /** @param seen what the receiver did with mail of the sender */
    List<Fact> of(Optional<LoggedReceiver> seen) {
        return seen.map(LoggedReceiver::seen)
                .map(known -> List.of(tls(known), rate(known), refusal(seen.orElseThrow()), taken(UNREVIEWED, known)))
                .orElseGet(() -> none("the log has no mail to " + pack.name()));
    }

    private Fact tls(SenderReceiver seen) {
        if (seen.plaintext() > 0) {
            return Fact.of(
                    PLAINTEXT,
                    pack.name(),
                    Answer.present(seen.plaintext() + " attempts without TLS in the mail server's log"));
        }
        return seen.encrypted() > 0
                ? Fact.of(PLAINTEXT, pack.name(), Answer.absent())
                : open(PLAINTEXT, "the log does not tell whether mail to " + pack.name() + " went over TLS");
    }

    /** Refusals that go on are a statement of the receiver, and no fact. */
    private Fact refusal(LoggedReceiver receiver) {
        RefusalWeight weight = new RefusalWeight(receiver, now);
        boolean isPart = receiver.seen().refusals().stream()
                .filter(refusals -> !refusals.goesOn())
                .anyMatch(weight::isProblem);
        return isPart
                ? Fact.of(
                        REFUSES, pack.name(), Answer.present("it refuses a part of the mail by the mail server's log"))
                : taken(REFUSES, receiver.seen());
    }

    private Fact rate(SenderReceiver seen) {
        boolean isLimited = seen.refusals().stream()
                .filter(refusals -> refusals.last().isAfter(now.minus(RECENT)))
                .anyMatch(refusals -> LoggedReceiver.cause(refusals).equals(Optional.of(StatementCause.RATE)));
        return isLimited
                ? Fact.of(RATE, pack.name(), Answer.present("refusals for the rate in the mail server's log"))
                : taken(RATE, seen);
    }

    /** Ruled out by mail that was taken of late; open without. */
    private Fact taken(String key, SenderReceiver seen) {
        boolean isTaken = seen.lastAccepted()
                .filter(last -> last.isAfter(now.minus(ReceiverStatement.HALF_LIFE)))
                .isPresent();
        return isTaken && seen.goingOn().isEmpty()
                ? Fact.of(key, pack.name(), Answer.absent())
                : open(key, "the log shows no mail that " + pack.name() + " takes now");
    }

    private static Fact open(String key, String why) {
        return Fact.of(key, why, Answer.unanswered(Reason.NOT_RECORDED, why));
    }
}
