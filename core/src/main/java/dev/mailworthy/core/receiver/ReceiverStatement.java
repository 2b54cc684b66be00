package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Printable;
import dev.mailworthy.core.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A refusal in a receiver's own words: a reply that a probe saw, a line of a log, or a bounce.
 *
 * @param receiver the id of its pack, for example {@code gmail}
 * @param when it was said
 * @param quote the reply, safe to print
 * @param remedy what to do about it, where more is known than what holds for every refusal
 */
public record ReceiverStatement(
        String receiver,
        StatementCause cause,
        Permanence permanence,
        Instant when,
        String quote,
        Optional<Remedy> remedy) {

    /**
     * After this time a refusal weighs half as much, and about what no check can see it decides no longer. Big receivers
     * look back as far.
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

    /** A refusal of which no more is known than its cause. */
    public ReceiverStatement(String receiver, StatementCause cause, Permanence permanence, Instant when, String quote) {
        this(receiver, cause, permanence, when, quote, Optional.empty());
    }
}
