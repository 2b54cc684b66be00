package dev.mailworthy.smtp;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The findings, confirmed and unanswered checks that follow from receivers' answers to MAIL and RCPT
 * ({@link EnvelopeOutcome}).
 */
final class Envelopes {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Envelopes() {}

    /** A finding for each refusal whose cause the sender can fix. */
    static Stream<Finding> findings(List<EgressPath> paths) {
        return paths.stream()
                .flatMap(path -> path
                        .envelope()
                        .filter(EnvelopeOutcome.Refused.class::isInstance)
                        .map(EnvelopeOutcome.Refused.class::cast)
                        .flatMap(refused -> finding(path, refused))
                        .stream());
    }

    private static Optional<Finding> finding(EgressPath path, EnvelopeOutcome.Refused refused) {
        if (!(refused.meaning() instanceof Classification.Classified known)) {
            return Optional.empty();
        }
        Optional<ReplyFinding> type = ReplyFinding.of(known.cause().id());
        return type.map(found -> Finding.of(
                        found,
                        where(path),
                        "It refuses at " + refused.stage() + ": "
                                + known.cause().text() + ".",
                        new Evidence("reply", refused.reply().toString()))
                .about(particulars(path))
                .withRemedies(new Remedy[] {known.remedy()}));
    }

    private static Particular[] particulars(EgressPath path) {
        return Stream.of(
                        DomainName.ofOctets(path.target()).map(Particular.Domain::new),
                        path.source().map(Particular.Address::new),
                        Optional.of(new Particular.Port(path.port())))
                .flatMap(Optional<? extends Particular>::stream)
                .toArray(Particular[]::new);
    }

    static Stream<Confirmed> confirmed(List<EgressPath> paths) {
        return paths.stream()
                .flatMap(path -> path
                        .envelope()
                        .filter(outcome -> outcome instanceof EnvelopeOutcome.Accepted
                                || outcome instanceof EnvelopeOutcome.AcceptedAfterGreylisting)
                        .map(outcome -> new Confirmed(where(path), outcome.line()))
                        .stream());
    }

    static Stream<UnansweredCheck> unanswered(List<EgressPath> paths) {
        return paths.stream().flatMap(path -> path.envelope().flatMap(outcome -> unanswered(path, outcome)).stream());
    }

    private static Optional<UnansweredCheck> unanswered(EgressPath path, EnvelopeOutcome outcome) {
        if (outcome instanceof EnvelopeOutcome.Greylisted put) {
            Hint how = put.secondTry() == EnvelopeOutcome.SecondTry.MADE
                    ? Hint.Standard.COME_BACK_LATER
                    : new Hint.RunFor(Duration.ofMinutes(minutes(put.retryAfter())));
            return Optional.of(
                    new UnansweredCheck(CheckArea.PORTS, where(path), Reason.RATE_LIMITED, outcome.line(), how));
        }
        return outcome instanceof EnvelopeOutcome.NotAsked silent
                ? Optional.of(new UnansweredCheck(
                        CheckArea.PORTS, where(path), silent.reason(), outcome.line(), Hint.Standard.SEE_WHY_ENDED))
                : Optional.empty();
    }

    /** The wait, and a minute for the connection and the dialogue, rounded up to minutes. */
    private static long minutes(Duration wait) {
        return wait.plus(MINUTE).plus(MINUTE).minusSeconds(1).toMinutes();
    }

    private static String where(EgressPath path) {
        return "MAIL and RCPT at " + path.target() + " over " + path.family().title()
                + path.source().map(source -> " from " + source).orElse("");
    }
}
