package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.delivery.tally.CellNumbers;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;

/** Gives a failed attempt its cause, and the receiver and the source that the reply names. */
public final class FailedAttempt {

    private final CellNumbers numbers;
    private final ReplyClassifier classifier;
    private final RelayTargets targets;

    public FailedAttempt(CellNumbers numbers, ReplyClassifier classifier, RelayTargets targets) {
        this.numbers = numbers;
        this.classifier = classifier;
        this.targets = targets;
    }

    /**
     * Sets cause, target and source. An attempt on this machine has no receiver that a reply could name.
     *
     * @param host the name of the server that replied, if it is known
     * @param isNews whether the reply answers this attempt, and is no repetition of an earlier one
     */
    public void explain(LoggedAttempt attempt, SmtpReply reply, Optional<String> host, boolean isNews) {
        MailTarget target = numbers.target(attempt.target);
        if (target.kind() == MailTarget.Kind.LOCAL) {
            attempt.cause = numbers.cause(CellCause.unrecognised());
            return;
        }
        ReplyMeaning meaning =
                ReplyMeaning.of(reply, host.map(targets::hints).orElseGet(ReceiverHints::none), classifier);
        attempt.cause = numbers.cause(meaning.cause());
        name(attempt, target, meaning);
        boolean isUnknown = attempt.source == CellNumbers.UNKNOWN_SOURCE;
        if (isUnknown && isNews && meaning.source().isPresent()) {
            attempt.source = numbers.source(meaning.source());
        }
    }

    /** Sets the receiver of an attempt that succeeded, if the reply names it. The host's name does not where it is its reverse name. */
    public void name(LoggedAttempt attempt, SmtpReply reply) {
        name(attempt, numbers.target(attempt.target), ReplyMeaning.of(reply, ReceiverHints.none(), classifier));
    }

    private void name(LoggedAttempt attempt, MailTarget target, ReplyMeaning meaning) {
        if (target.kind() == MailTarget.Kind.RECEIVER) {
            meaning.receiver()
                    .filter(RelayTargets::isOperator)
                    .ifPresent(seen ->
                            attempt.target = numbers.target(RelayTargets.target(MailTarget.Kind.RECEIVER, seen)));
        }
    }

    /** Whose matter a reply is, where the server that gave it is not known. */
    public Matter matter(SmtpReply reply) {
        return ReplyMeaning.of(reply, ReceiverHints.none(), classifier).cause().matter();
    }

    /** The receiver's reply for people, or else the words of the log, without local parts. */
    public static String sample(SmtpReply reply, String words, String localPart) {
        boolean isReply = reply.ending().isReply() && !reply.text().isEmpty();
        return Redaction.of(isReply ? reply.toString() : words, localPart);
    }
}
