package dev.mailworthy.core.score;

import dev.mailworthy.core.Printable;
import java.time.Instant;
import java.util.Objects;

/**
 * A refusal in a receiver's own words: a reply that a probe saw, a line of a log, or a bounce.
 *
 * @param receiver the id of its pack, for example {@code gmail}
 * @param when it was said
 * @param quote the reply, safe to print
 */
public record ReceiverStatement(
        String receiver, StatementCause cause, Permanence permanence, Instant when, String quote) {
    public ReceiverStatement {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(permanence, "permanence");
        Objects.requireNonNull(when, "when");
        receiver = Printable.text(receiver);
        quote = Printable.text(quote);
    }
}
