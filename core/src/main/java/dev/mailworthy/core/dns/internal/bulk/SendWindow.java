package dev.mailworthy.core.dns.internal.bulk;

/**
 * The limit of questions in flight. It grows while replies are slow and growth brings more replies a second. A busy server
 * would only queue more, and the receive buffer of rbldnsd holds little more than a hundred queries. A trial doubles the
 * window. It is undone unless the rate of replies grows by at least half of the window's growth. After the first loss or failed
 * trial a trial adds a quarter, once a second. A network that loses a part of all datagrams loses that part with each window, so
 * that only a loss of most datagrams makes the window smaller.
 */
final class SendWindow {

    static final int START = 64;
    static final int LEAST = 8;

    /**
     * With faster replies on average a larger window gains nothing: the first window already brings 16,000 of them a second. A
     * window that losses made smaller grows back to the first size, because one short disturbance must not slow the rest of a
     * sweep.
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
    private long repliesSince;
    private long repliesBefore;

    /**
     * @param timeout the time limit of an attempt, in nanoseconds
     */
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

    /** Notes a reply. The first replies after a change belong to the old window and are not counted. */
    void answered(long now) {
        lossPeriod(now);
        repliesSince++;
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

    /** Notes that there was no question to send, so that the rate of replies proves nothing about the window. */
    void idle(long now) {
        if (trying) {
            become(before, now);
        } else {
            epoch(now);
        }
    }

    /**
     * Notes a loss: a repeat was answered, so that the attempt before it was lost. A name that is never answered proves no
     * loss. More losses within one timeout than a quarter of the window, and than two fifths of the replies in that time and the
     * time before, halve it. The time before counts, because the lost attempt was sent then. Fewer losses are usual for a
     * network.
     */
    void lost(long now) {
        cautious = true;
        lossPeriod(now);
        losses++;
        if (losses > size / 4 && 5L * losses > 2 * (repliesSince + repliesBefore) && size > LEAST) {
            losses = 0;
            lossesSince = now;
            become(Math.max(LEAST, size / 2), now);
        }
    }

    private void lossPeriod(long now) {
        if (now - lossesSince > timeout) {
            repliesBefore = now - lossesSince > 2 * timeout ? 0 : repliesSince;
            repliesSince = 0;
            lossesSince = now;
            losses = 0;
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
