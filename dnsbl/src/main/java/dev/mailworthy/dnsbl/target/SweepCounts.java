package dev.mailworthy.dnsbl.target;

/**
 * How far a sweep has come.
 *
 * @param targets targets whose pairs are all settled
 * @param pairs settled pairs of a target and a list
 * @param queries pairs for which a question was sent. Pairs that were answered from memory, or whose list is not asked any
 *     more, are not among them
 * @param millis milliseconds, over all runs of the sweep
 */
public record SweepCounts(long targets, long pairs, long queries, Outcomes outcomes, long millis) {

    /**
     * What was found.
     *
     * @param listed pairs
     * @param allowed pairs
     * @param unanswered pairs
     * @param untaken targets of a kind that none of the lists takes
     */
    public record Outcomes(long listed, long allowed, long unanswered, long untaken) {}

    /** The counts of a sweep that has not begun. */
    public static SweepCounts none() {
        return new SweepCounts(0, 0, 0, new Outcomes(0, 0, 0, 0), 0);
    }

    /** The pairs that are listed. */
    public long listed() {
        return outcomes.listed();
    }

    /** The pairs that are allowed. */
    public long allowed() {
        return outcomes.allowed();
    }

    /** The pairs that went unanswered. */
    public long unanswered() {
        return outcomes.unanswered();
    }

    /** The targets that none of the lists takes. */
    public long untaken() {
        return outcomes.untaken();
    }
}
