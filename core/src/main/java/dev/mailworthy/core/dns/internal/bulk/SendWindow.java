package dev.mailworthy.core.dns.internal.bulk;

/**
 * How many questions may be in flight. It grows where replies are long in coming, and only as long as growing pays: a
 * server that is busy already would queue what is more, and the receive buffer of rbldnsd holds little more than a
 * hundred queries. A try doubles the window, and is taken back unless half of what it added shows in replies a second.
 * After the first refusal or loss it adds a quarter, once a second.
 */
final class SendWindow {

    static final int START = 64;
    static final int LEAST = 8;

    /**
     * Replies that come sooner on average leave nothing to gain: the window of the beginning makes 16,000 of them a second.
     * One that losses made smaller grows back to that, or one bad moment would slow all that is left of a sweep.
     */
    private static final long SOON_NANOS = 4_000_000;

    private static final long EPOCH_NANOS = 50_000_000;
    private static final long REST_NANOS = 1_000_000_000;

    private final int most;
    private final long timeout;

    private int size;
    private int before;
    private boolean trying;
    private boolean cautious;
    private long changedAt;

    private double rate;
    private int settling;
    private int replies;
    private long epochStart;

    private int losses;
    private long lossesSince;

    /** @param timeout of an attempt, in nanoseconds */
    SendWindow(int most, long timeout, long now) {
        this.most = most;
        this.timeout = timeout;
        size = Math.min(START, most);
        epochStart = now;
        lossesSince = now;
    }

    int size() {
        return size;
    }

    /** A reply came. The first ones after a change are still the old window's. */
    void answered(long now) {
        if (settling > 0) {
            settling--;
            epochStart = now;
            return;
        }
        replies++;
        long nanos = now - epochStart;
        if (replies >= 2 * size && nanos >= EPOCH_NANOS) {
            judge(replies / (double) nanos, now);
        }
    }

    private void judge(double measured, long now) {
        double last = rate;
        rate = measured;
        if (trying && measured < last * (size + before) / (2.0 * before)) {
            rate = last;
            cautious = true;
            become(before, now);
            return;
        }
        trying = false;
        epoch(now);
        boolean steady = measured <= 1.25 * last;
        boolean soon = size >= START && size / measured < SOON_NANOS;
        boolean rests = cautious && now - changedAt < REST_NANOS;
        if (size < most && steady && !soon && !rests) {
            before = size;
            become(Math.min(most, cautious ? size + size / 4 + 1 : 2 * size), now);
            trying = true;
        }
    }

    /** There was not always something to ask, so that the rate says nothing about the window. */
    void idle(long now) {
        if (trying) {
            become(before, now);
        } else {
            epoch(now);
        }
    }

    /**
     * A repeat was answered, so that the attempt before it was lost; a name that nobody answers proves no loss. Losses that
     * fill a quarter of the window within one timeout halve it. Fewer are the network's usual ones.
     */
    void lost(long now) {
        cautious = true;
        if (now - lossesSince > timeout) {
            lossesSince = now;
            losses = 0;
        }
        losses++;
        if (losses > size / 4 && size > LEAST) {
            losses = 0;
            lossesSince = now;
            become(Math.max(LEAST, size / 2), now);
        }
    }

    private void become(int next, long now) {
        size = next;
        settling = next;
        trying = false;
        changedAt = now;
        epoch(now);
    }

    private void epoch(long now) {
        epochStart = now;
        replies = 0;
    }
}
