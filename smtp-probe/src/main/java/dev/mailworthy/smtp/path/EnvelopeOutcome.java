package dev.mailworthy.smtp.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.reply.rule.Classification;
import java.time.Duration;
import java.util.Optional;

/** A receiver's answer to MAIL and RCPT (RFC 5321 section 3.3). The probe never sends DATA after them. */
public sealed interface EnvelopeOutcome {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return one line for people, safe to print} */
    String line();

    /**
     * Both were accepted. The receiver may still refuse a message.
     *
     * @param reply to RCPT
     */
    record Accepted(Reply reply) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT accepted: " + reply;
        }
    }

    /**
     * Greylisted (RFC 6647) at the first try; accepted at the second one with the same address, sender and recipient.
     *
     * @param first the reply to the first try
     * @param waited the wait between the tries
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
     * @param reply of the last try
     * @param retryAfter the wait before the next try: the one that the reply states, or the usual one of greylists
     * @param secondTry whether there was one
     */
    record Greylisted(Reply reply, Duration retryAfter, SecondTry secondTry) implements EnvelopeOutcome {
        @Override
        public String line() {
            return "MAIL and RCPT greylisted" + (secondTry == SecondTry.MADE ? ", twice: " : ", and not tried again: ")
                    + reply;
        }
    }

    /** The result of the second try; there is never a third one. */
    enum SecondTry {
        /** There was a second try, and it was put off as well. */
        MADE,
        /** The wait is longer than the rest of the run's time. */
        NO_TIME
    }

    /**
     * Refused, permanently or for now.
     *
     * @param stage the connection, EHLO, MAIL or RCPT
     * @param reply that refuses
     * @param meaning of the reply
     */
    record Refused(Stage stage, Reply reply, Classification meaning) implements EnvelopeOutcome {

        /**
         * {@return the {@link Classification}'s category of causes, as the catalogue of replies names it; empty if the cause is
         * unknown}
         */
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

    /**
     * MAIL was not sent: the dialogue ended before it, without a refusal.
     *
     * @param reason for programs
     * @param detail one line for people
     */
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
