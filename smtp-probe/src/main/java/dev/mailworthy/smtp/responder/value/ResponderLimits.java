package dev.mailworthy.smtp.responder.value;

import java.time.Duration;

/**
 * The resources that a responder gives to unknown clients.
 *
 * @param connections open at the same time; for one more the oldest is closed
 * @param perClient open at the same time from one client: an IPv4 address, or the /64 of an IPv6 address
 * @param burst new connections that one client may open at once
 * @param refill the time after which one client may open one more
 * @param deadline of one connection, from its first packet to its last
 * @param octets that one connection may send in all
 * @param commands that one connection may send in all
 */
public record ResponderLimits(
        int connections, int perClient, int burst, Duration refill, Duration deadline, int octets, int commands) {

    /** The maximum length of a command line with its line break (RFC 5321 section 4.5.3.1.4). */
    public static final int LONGEST_LINE = 512;

    /** The maximum number of clients that are remembered between their connections. */
    public static final int REMEMBERED = 4096;

    /** @throws IllegalArgumentException if a limit is not positive */
    public ResponderLimits {
        boolean positive = connections > 0
                && perClient > 0
                && burst > 0
                && octets > 0
                && commands > 0
                && !refill.isNegative()
                && !refill.isZero()
                && !deadline.isNegative()
                && !deadline.isZero();
        if (!positive) {
            throw new IllegalArgumentException("a limit must be positive");
        }
    }

    /**
     * 256 connections, 16 from one client, 32 at once and one more each second, 30 s, 16 KiB and 40 commands each.
     *
     * @return the limits of settings that have none
     */
    public static ResponderLimits defaults() {
        return new ResponderLimits(256, 16, 32, Duration.ofSeconds(1), Duration.ofSeconds(30), 16_384, 40);
    }
}
