package dev.mailworthy.cli.history;

import dev.mailworthy.cli.store.SpanKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A moment from which looks saw something else of one thing.
 *
 * @param item names the thing within its kind
 * @param finding code, subject and message, if the thing is a finding
 * @param was what looks saw before; empty if none saw the thing before
 * @param now what looks saw from then on
 * @param grade a severity, a reason or the records; may be empty
 * @param at the first look that saw it
 * @param until the last look that saw it
 * @param looks how many looks saw it
 */
public record Turn(
        SpanKind kind,
        String item,
        Optional<Words> finding,
        Optional<String> was,
        String now,
        String grade,
        Instant at,
        Instant until,
        long looks) {

    /** The words of a finding. */
    public record Words(String code, String subject, String message) {}
}
