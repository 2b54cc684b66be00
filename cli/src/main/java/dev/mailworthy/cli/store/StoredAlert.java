package dev.mailworthy.cli.store;

import java.time.Instant;

/**
 * An alert.
 *
 * @param id the same in each attempt to send it, so that a receiver can tell a repetition
 * @param document the alert as JSON, on one line
 * @param words the alert as text
 */
public record StoredAlert(String id, Instant at, String document, String words) {}
