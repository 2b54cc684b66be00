package dev.mailworthy.core.dns.engine;

/**
 * What a {@link WireDns} did so far.
 *
 * @param questions all questions
 * @param cached questions answered from the cache
 * @param coalesced questions that waited for an equal question in flight
 * @param datagrams datagrams sent over UDP, with repeats
 * @param mismatches datagrams that fitted no question of this engine: late, forged or broken
 * @param attacked questions that went over TCP because too many forged replies arrived at their socket
 */
public record DnsStatistics(
        long questions, long cached, long coalesced, long datagrams, long mismatches, long attacked) {}
