package dev.mailworthy.dnsbl.target;

/**
 * How far a sweep has come.
 *
 * @param targets whose pairs are all settled
 * @param pairs of target and list that are settled
 * @param queries pairs that somebody was asked for; those answered from memory, or for which there was no use in asking, are
 *     not among them
 * @param untaken targets that none of the lists takes
 * @param millis the time it took, over all runs
 */
public record SweepCounts(
        long targets, long pairs, long queries, long listed, long allowed, long unanswered, long untaken, long millis) {

    public static SweepCounts none() {
        return new SweepCounts(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
