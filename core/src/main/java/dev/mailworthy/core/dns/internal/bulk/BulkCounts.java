package dev.mailworthy.core.dns.internal.bulk;

import java.util.concurrent.atomic.AtomicLong;

/** Counters that one thread adds to and any may read. */
public final class BulkCounts {

    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong replies = new AtomicLong();
    private final AtomicLong mismatches = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * Counts a datagram that was sent.
     *
     * @param attempt attempt number, from 1
     */
    public void datagram(int attempt) {
        increment(datagrams);
        if (attempt > 1) {
            increment(retries);
        }
    }

    public void reply() {
        increment(replies);
    }

    public void mismatch() {
        increment(mismatches);
    }

    public void lost() {
        increment(lost);
    }

    public long datagrams() {
        return datagrams.get();
    }

    public long replies() {
        return replies.get();
    }

    public long mismatches() {
        return mismatches.get();
    }

    public long retries() {
        return retries.get();
    }

    public long losses() {
        return lost.get();
    }

    /** Adds one. Only one thread writes, so that a plain store is enough. It costs a tenth of an atomic addition. */
    private static void increment(AtomicLong counter) {
        counter.setOpaque(counter.getPlain() + 1);
    }
}
