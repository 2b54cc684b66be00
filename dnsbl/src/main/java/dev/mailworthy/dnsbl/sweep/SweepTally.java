package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import dev.mailworthy.dnsbl.target.SweepCounts;

/** The counts of {@link SweepCounts} while they grow, and the digest of the targets that are counted. */
final class SweepTally {

    long targets;
    long pairs;
    long queries;
    long listed;
    long allowed;
    long unanswered;
    long untaken;
    long digest;

    SweepTally(SweepMark mark) {
        SweepCounts counts = mark.counts();
        targets = counts.targets();
        pairs = counts.pairs();
        queries = counts.queries();
        listed = counts.listed();
        allowed = counts.allowed();
        unanswered = counts.unanswered();
        untaken = counts.untaken();
        digest = mark.digest();
    }

    /** Counts the answer about a pair that was unanswered. */
    void again(ListState state) {
        queries++;
        unanswered -= state == ListState.UNANSWERED ? 0 : 1;
        listed += state == ListState.LISTED ? 1 : 0;
        allowed += state == ListState.ALLOWED ? 1 : 0;
    }

    /** Takes over the counts of another. */
    void set(SweepTally other) {
        targets = other.targets;
        pairs = other.pairs;
        queries = other.queries;
        listed = other.listed;
        allowed = other.allowed;
        unanswered = other.unanswered;
        untaken = other.untaken;
        digest = other.digest;
    }

    SweepCounts counts(long millis) {
        return new SweepCounts(
                targets, pairs, queries, new SweepCounts.Outcomes(listed, allowed, unanswered, untaken), millis);
    }
}
