package dev.mailworthy.cli.store;

import java.time.Instant;

/**
 * A time in which looks one after another saw the same of one thing.
 *
 * @param firstSeen the first of these looks
 * @param lastSeen the last of these looks; what held until the next span is not known
 * @param looks how many there were
 */
public record SeenSpan(Seen seen, Instant firstSeen, Instant lastSeen, long looks) {}
