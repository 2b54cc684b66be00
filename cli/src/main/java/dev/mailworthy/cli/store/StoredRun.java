package dev.mailworthy.cli.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One look at a domain.
 *
 * @param verdict the label of its verdict
 * @param cause the label of the one cause that left many checks without an answer, if there was one
 */
public record StoredRun(String domain, Instant at, String verdict, Optional<String> cause) {}
