package dev.mailworthy.core.dns.engine;

/**
 * What an engine did so far.
 *
 * @param questions asked through the port
 * @param cached answered from the cache
 * @param coalesced answered by a question already under way
 * @param datagrams sent over UDP, repeats included
 * @param mismatches replies that fitted no question of ours: late, forged or broken
 * @param attacked questions that went over TCP because too many forged replies arrived where they waited
 */
public record DnsStatistics(
        long questions, long cached, long coalesced, long datagrams, long mismatches, long attacked) {}
