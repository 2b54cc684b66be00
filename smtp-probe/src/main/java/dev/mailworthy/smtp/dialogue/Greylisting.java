package dev.mailworthy.smtp.dialogue;

import java.time.Duration;

/**
 * The receiver greylists (RFC 6647): it asks each unknown client to come again.
 *
 * @param retryAfter when the same request may be tried once more; a stated wait, or what greylists usually want
 * @param reply its reply
 */
public record Greylisting(Duration retryAfter, Reply reply) {}
