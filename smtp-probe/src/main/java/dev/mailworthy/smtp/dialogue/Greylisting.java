package dev.mailworthy.smtp.dialogue;

import java.time.Duration;

/**
 * The receiver greylists (RFC 6647): it refuses an unknown client for now and accepts its next try.
 *
 * @param retryAfter the wait before the next try: the one that the reply states, or the usual one of greylists
 * @param reply the receiver's reply
 */
public record Greylisting(Duration retryAfter, Reply reply) {}
