package dev.mailworthy.core.dns.internal.bulk;

/**
 * How long replies take, as RFC 6298 section 2 estimates it for TCP: a smoothed time and its mean deviation. A question counts
 * as overdue when a later one was answered and the time between them is longer than nearly all replies take. The answer to a
 * later question is needed, because a server that has stopped answers none, and must not get more questions for that.
 */
final class ReplyTimes {

    /** A pause of this program or of the server is no loss. */
    private static final long LEAST_NANOS = 10_000_000;

    private final long most;
    private long smoothed;
    private long deviation;
    private long patience;

    /** @param most the time limit of an attempt, in nanoseconds */
    ReplyTimes(long most) {
        this.most = most;
        this.patience = most;
    }

    void took(long nanos) {
        if (patience == most && smoothed == 0) {
            smoothed = nanos;
            deviation = nanos / 2;
        } else {
            deviation += (Math.abs(smoothed - nanos) - deviation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
        patience = Math.min(most, Math.max(LEAST_NANOS, smoothed + 4 * deviation));
    }

    /** The time that nearly every reply takes, in nanoseconds; before the first reply the time limit of an attempt. */
    long patience() {
        return patience;
    }
}
