package dev.mailworthy.cli.world;

/**
 * What a run asked of the DNS.
 *
 * @param chain how many lookups had to come one after the other: with all answers equally quick, the run takes as long as these
 * @param questions all that were asked, each counted once
 */
public record LookupCount(int chain, int questions) {}
