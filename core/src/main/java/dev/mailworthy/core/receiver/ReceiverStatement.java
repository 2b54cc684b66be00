package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Evidence;
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
 * @param run the refusals of a log that go on until its end; empty for a single reply
 */
public record ReceiverStatement(
        String receiver,
        StatementCause cause,
        Permanence permanence,
        Instant when,
        String quote,
        Optional<Remedy> remedy,
        Optional<Run> run) {

    /**
     * After this time a refusal weighs half as much. An older refusal decides nothing, even where no check can see its cause.
     * Large receivers look back about as far.
     */
    public static final Duration HALF_LIFE = Duration.ofDays(30);

    /**
     * So long after its last refusal a {@link Run} still counts as newer than a check that passes. Within a day a changed DNS
     * record is seen everywhere (RFC 1035 section 3.2.1, RFC 2308 section 5).
     */
    static final Duration RUN_GOES_ON = Duration.ofDays(1);

    /**
     * Refusals in a log after which the receiver took no mail.
     *
     * @param since the first of them
     * @param volume how many they are, of how many mails, and in which period
     */
    public record Run(Instant since, Evidence volume) {}

    public ReceiverStatement {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(permanence, "permanence");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(run, "run");
        receiver = Printable.text(receiver);
        quote = Printable.text(quote);
    }

    /**
     * A single refusal without a remedy of its own.
     *
     * @param receiver the id of a pack
     * @param cause what the refusal is about
     * @param permanence whether the refusal was for good (5yz) or for now (4yz)
     * @param when the time of the refusal
     * @param quote the receiver's words, one line
     */
    public ReceiverStatement(String receiver, StatementCause cause, Permanence permanence, Instant when, String quote) {
        this(receiver, cause, permanence, when, quote, Optional.empty(), Optional.empty());
    }

    /** A check from this moment on answers by itself. */
    Instant outrankedFrom() {
        return run.isPresent() ? when.plus(RUN_GOES_ON) : when;
    }
}
