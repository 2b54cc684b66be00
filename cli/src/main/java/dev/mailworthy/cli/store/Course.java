package dev.mailworthy.cli.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What the watch told the user of one thing, and which state waits for a second look.
 *
 * @param told the state that the user knows
 * @param since when that state was first seen
 * @param waiting another state that a look saw and no second one yet
 * @param returned when the thing last came back after it had been told as gone
 */
public record Course(
        String domain,
        SpanKind kind,
        String item,
        String told,
        Instant since,
        Optional<Waiting> waiting,
        Optional<Instant> returned) {

    /** @param since the first look that saw it */
    public record Waiting(String state, Instant since) {}
}
