package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Printable;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.time.Instant;
import java.util.Objects;

/**
 * A refusal as it was heard, before anybody says what it means.
 *
 * @param place the file, or the server that was connected to; safe to print
 * @param when it was said; for a bounce without a date that can be believed the epoch
 * @param hints the server that said it
 */
public record HeardReply(Origin origin, String place, Instant when, ReceiverHints hints, SmtpReply reply) {
    public HeardReply {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(hints, "hints");
        Objects.requireNonNull(reply, "reply");
        place = Printable.text(place);
    }

    /** How it came to us. */
    public enum Origin implements Labelled {
        /** This run connected, and was refused. */
        PROBE,
        /** A message that says what became of another one. */
        BOUNCE
    }

    /** Whether it is known when it was said. */
    public boolean isDated() {
        return when.isAfter(Instant.EPOCH);
    }
}
