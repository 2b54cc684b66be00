package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.reply.rule.Classification;
import java.time.Duration;
import java.util.Optional;

/** How a receiver answered MAIL and RCPT (RFC 5321 section 3.3). The probe never sends DATA after them. */
public sealed interface EnvelopeOutcome {

    /** One line for people, safe to print. */
    String line();

    /** Both were accepted. The receiver may still refuse a message. */
    record Accepted(Reply reply) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT accepted: " + reply;
        }
    }

    /**
     * Greylisted (RFC 6647) at the first attempt, and accepted when the same address, sender and recipient came again.
     *
     * @param first the first reply
     * @param waited between the two
     */
    record AcceptedAfterGreylisting(Reply first, Duration waited) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT greylisted, and accepted after " + waited.toSeconds() + " s: " + first;
        }
    }

    /**
     * Greylisted, and not accepted in this run.
     *
     * @param retryAfter the wait before the next try: the one that the reply states, or the usual one of greylists
     */
    record Greylisted(Reply reply, Duration retryAfter, SecondTry secondTry) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT greylisted" + (secondTry == SecondTry.MADE ? ", twice: " : ", and not tried again: ")
                    + reply;
        }
    }

    /** What became of the second try, of which there is one at most. */
    enum SecondTry {
        MADE,
        /** The wait is longer than what was left of the run's time. */
        NO_TIME
    }

    /**
     * Refused, for good or for now.
     *
     * @param stage what it answered: the connection, EHLO, MAIL or RCPT
     */
    record Refused(Stage stage, Reply reply, Classification meaning) implements EnvelopeOutcome {

        /** The category of causes, as the catalogue of replies names it, where one is known. */
        public Optional<String> cause() {
            return meaning instanceof Classification.Classified known
                    ? Optional.of(known.cause().id())
                    : Optional.empty();
        }

        @Override
        public String line() {
            String why = meaning instanceof Classification.Classified known
                    ? " [" + known.cause().text() + "]"
                    : "";
            return stage + " refused: " + reply + why;
        }
    }

    /** The dialogue ended earlier, and not because of a refusal. */
    record NotAsked(Reason reason, String detail) implements EnvelopeOutcome {
        public NotAsked {
            detail = Printable.text(detail);
        }

        @Override
        public String line() {
            return "MAIL and RCPT not asked: " + detail;
        }
    }
}
