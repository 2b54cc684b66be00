package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.SpanKind;
import java.time.Instant;

/**
 * Something else about a domain that changed at the time of a change: a record set, a receiver's verdict, or the verdict.
 *
 * @param item the record set, or the receiver's id; empty for the verdict
 * @param since the first look that saw it
 */
public record AlsoChanged(SpanKind kind, String item, String was, String now, Instant since) {}
