package dev.mailworthy.cli.store;

import java.time.Instant;

/**
 * An alert.
 *
 * @param id the same in each attempt to send it, so that a receiver can tell a repetition
 * @param document the alert as JSON
 */
public record StoredAlert(String id, Instant at, String document) {}
