package dev.mailworthy.smtp.dialogue;

import java.time.Duration;

/**
 * The receiver asks every stranger to come again.
 *
 * @param retryAfter when the same request may be tried once more; a stated wait, or what greylists usually want
 * @param reply what it said
 */
public record Greylisting(Duration retryAfter, Reply reply) {}
