package dev.mailworthy.dnsbl.sweep;

import java.util.function.LongSupplier;

/** A token bucket. It limits the questions a second; at most the questions of a tenth of a second go out at once. */
final class Throttle {

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final long nanosPerToken;
    private final long depth;
    private long credit;
    private long last;

    /** @param nanos a clock like {@link System#nanoTime()} */
    Throttle(int perSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.nanosPerToken = SECOND / perSecond;
        this.depth = Math.max(nanosPerToken, SECOND / 10);
        this.last = nanos.getAsLong();
        this.credit = nanosPerToken;
    }

    /** Takes a token if there is one. */
    boolean take() {
        long now = nanos.getAsLong();
        credit = Math.min(depth, credit + now - last);
        last = now;
        if (credit < nanosPerToken) {
            return false;
        }
        credit -= nanosPerToken;
        return true;
    }
}
