package dev.mailworthy.dnsbl.target;

/**
 * The progress of a sweep.
 *
 * @param targets targets whose pairs are all settled
 * @param pairs settled pairs of a target and a list
 * @param queries pairs for which a query was sent, without those answered from memory and those of lists that are not queried
 *     any more
 * @param outcomes of the settled pairs
 * @param millis milliseconds of all runs of the sweep
 */
public record SweepCounts(long targets, long pairs, long queries, Outcomes outcomes, long millis) {

    /**
     * The number of pairs for each result.
     *
     * @param listed listed pairs
     * @param allowed pairs on an allow list
     * @param unanswered unanswered pairs
     * @param untaken targets of a kind that no list takes
     */
    public record Outcomes(long listed, long allowed, long unanswered, long untaken) {}

    /** {@return the counts of a sweep that has not begun} */
    public static SweepCounts none() {
        return new SweepCounts(0, 0, 0, new Outcomes(0, 0, 0, 0), 0);
    }

    /** {@return the number of listed pairs} */
    public long listed() {
        return outcomes.listed();
    }

    /** {@return the number of pairs on an allow list} */
    public long allowed() {
        return outcomes.allowed();
    }

    /** {@return the number of unanswered pairs} */
    public long unanswered() {
        return outcomes.unanswered();
    }

    /** {@return the number of targets that no list takes} */
    public long untaken() {
        return outcomes.untaken();
    }
}
