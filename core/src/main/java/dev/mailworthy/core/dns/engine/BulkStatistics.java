package dev.mailworthy.core.dns.engine;

/**
 * What a bulk engine did so far.
 *
 * @param datagrams sent, repeats included
 * @param replies that fitted a question
 * @param mismatches datagrams that fitted no question of ours: late, doubled, forged or broken
 * @param retries datagrams that were repeats
 * @param lost attempts that no reply came to in time
 */
public record BulkStatistics(long datagrams, long replies, long mismatches, long retries, long lost) {}
