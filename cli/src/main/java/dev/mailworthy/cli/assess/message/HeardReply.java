package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.time.Instant;
import java.util.Objects;

/**
 * A refusal as the receiver sent it, before it is classified.
 *
 * @param place the file, or the server that was connected to; safe to print
 * @param when the time of the refusal; the epoch for a bounce without a credible date
 * @param hints the server that sent the reply
 */
public record HeardReply(Origin origin, String place, Instant when, ReceiverHints hints, SmtpReply reply) {
    public HeardReply {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(hints, "hints");
        Objects.requireNonNull(reply, "reply");
        place = Printable.text(place);
    }

    /** Where a reply comes from. */
    public enum Origin implements Labelled {
        /** A connection of this run that was refused. */
        PROBE,
        /** A bounce. */
        BOUNCE
    }

    /** Whether the time of the reply is known. If not, the reply counts as older than every check. */
    public boolean isDated() {
        return when.isAfter(Instant.EPOCH);
    }
}
