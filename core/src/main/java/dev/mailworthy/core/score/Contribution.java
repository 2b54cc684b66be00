package dev.mailworthy.core.score;

/**
 * What one piece of evidence adds to the log-odds, in nats; positive speaks against the sender. Shares of a lineage are
 * after its overlap and cap, so that all of a report's contributions add up to its log-odds.
 *
 * @param id of the evidence in the model; {@code prior} for what is known before any
 */
public record Contribution(String id, String name, double nats, String why) {}
