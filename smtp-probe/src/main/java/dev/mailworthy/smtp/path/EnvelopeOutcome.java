package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.reply.rule.Classification;
import java.time.Duration;
import java.util.Optional;

/** How a receiver took MAIL and RCPT (RFC 5321 section 3.3), where they were asked for. Nothing is ever sent after them. */
public sealed interface EnvelopeOutcome {

    /** One line for people, safe to print. */
    String line();

    /** Both were accepted. What the receiver says of a message, nobody knows. */
    record Accepted(Reply reply) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT accepted: " + reply;
        }
    }

    /**
     * Put off at first as every stranger is (RFC 6647), and accepted when the same three came again.
     *
     * @param first what it said at first
     * @param waited between the two
     */
    record AcceptedAfterGreylisting(Reply first, Duration waited) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT greylisted, and accepted after " + waited.toSeconds() + " s: " + first;
        }
    }

    /**
     * Put off, and never accepted.
     *
     * @param retryAfter when the same three may come again; a stated wait, or what greylists usually want
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

    /** The talk did not get that far, for another reason than a refusal. */
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
