package dev.mailworthy.core.score;

import java.time.Duration;
import java.time.Instant;

/**
 * A count in which old events count less: an event that is one half-life old counts one half. Events may be added late and in
 * any order, and counters of several machines can be merged in any order.
 *
 * @param value the count at the time {@code at}
 * @param at the moment of the count
 * @param halfLife the time in which an event counts half, more than zero
 */
public record DecayedCounter(double value, Instant at, Duration halfLife) {
    /** @throws IllegalArgumentException if the count is negative or no number, or the half-life is not positive */
    public DecayedCounter {
        if (!(value >= 0) || Double.isInfinite(value) || halfLife.isNegative() || halfLife.isZero()) {
            throw new IllegalArgumentException("a count must be finite and not negative, a half-life must be positive");
        }
    }

    /**
     * {@return a count of nothing}
     *
     * @param at the moment of the count
     * @param halfLife the time in which events count half, more than zero
     */
    public static DecayedCounter zero(Instant at, Duration halfLife) {
        return new DecayedCounter(0, at, halfLife);
    }

    /**
     * Adds events of one moment, which may be older than {@code at}.
     *
     * @param events a number of events, 0 or more
     * @param when they happened
     * @return the sum, at the later one of both moments
     */
    public DecayedCounter plus(double events, Instant when) {
        return merge(new DecayedCounter(events, when, halfLife));
    }

    /**
     * Adds another counter.
     *
     * @param other with the same half-life
     * @return the sum, at the later one of both moments
     * @throws IllegalArgumentException if the half-lives differ
     */
    public DecayedCounter merge(DecayedCounter other) {
        if (!halfLife.equals(other.halfLife)) {
            throw new IllegalArgumentException("counters of different half-lives cannot be merged");
        }
        Instant newest = at.isAfter(other.at) ? at : other.at;
        return new DecayedCounter(valueAt(newest) + other.valueAt(newest), newest, halfLife);
    }

    /**
     * {@return the count at a moment, which may be before {@code at}}
     *
     * @param when a moment
     */
    public double valueAt(Instant when) {
        return value * Math.pow(2, -seconds(Duration.between(at, when)) / seconds(halfLife));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
