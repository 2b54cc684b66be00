package dev.mailworthy.core.dns.engine;

/**
 * What a {@link BulkDns} did so far.
 *
 * @param datagrams datagrams sent, with repeats
 * @param replies replies that fitted a question
 * @param mismatches datagrams that fitted no question of this engine: late, doubled, forged or broken
 * @param retries repeats among the datagrams sent
 * @param lost attempts without a reply in time
 */
public record BulkStatistics(long datagrams, long replies, long mismatches, long retries, long lost) {}
