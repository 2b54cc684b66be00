package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A refusal in a receiver's own words: a reply that a probe saw, a line of a log, or a bounce.
 *
 * @param receiver the {@linkplain ReceiverPack#id() id} of its pack, for example {@code gmail}
 * @param cause what the refusal is about
 * @param permanence whether the refusal was for good (5yz) or for now (4yz)
 * @param when the time of the reply
 * @param quote the reply, safe to print
 * @param remedy what to do, if more is known than the general advice for refusals
 */
public record ReceiverStatement(
        String receiver,
        StatementCause cause,
        Permanence permanence,
        Instant when,
        String quote,
        Optional<Remedy> remedy) {

    /**
     * After this time a refusal weighs half as much. An older refusal decides nothing, even where no check can see its cause.
     * Large receivers look back about as far.
     */
    public static final Duration HALF_LIFE = Duration.ofDays(30);

    public ReceiverStatement {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(permanence, "permanence");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(remedy, "remedy");
        receiver = Printable.text(receiver);
        quote = Printable.text(quote);
    }

    /**
     * A refusal without a remedy of its own.
     *
     * @param receiver the id of a pack
     * @param cause what the refusal is about
     * @param permanence whether the refusal was for good (5yz) or for now (4yz)
     * @param when the time of the refusal
     * @param quote the receiver's words, one line
     */
    public ReceiverStatement(String receiver, StatementCause cause, Permanence permanence, Instant when, String quote) {
        this(receiver, cause, permanence, when, quote, Optional.empty());
    }
}
