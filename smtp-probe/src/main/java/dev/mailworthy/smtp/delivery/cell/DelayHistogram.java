package dev.mailworthy.smtp.delivery.cell;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Delays of attempts, from the arrival of the message, in steps of a quarter of an octave: a delay is known to 12 % at most.
 *
 * @param counts the number of attempts by {@linkplain #bucket bucket}
 */
public record DelayHistogram(SortedMap<Integer, Long> counts) {

    /** A histogram without an attempt. */
    public static final DelayHistogram NONE = new DelayHistogram(new TreeMap<>());

    /** The number of buckets. Longer delays, from 194 days on, fall into the last. */
    public static final int BUCKETS = 136;

    private static final int STEPS = 4;
    private static final double MILLIS = 1000;

    public DelayHistogram {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /**
     * {@return the bucket of a delay in milliseconds}
     *
     * @param millis 0 or more
     */
    public static int bucket(long millis) {
        if (millis < STEPS) {
            return (int) Math.max(0, millis);
        }
        int octave = 63 - Long.numberOfLeadingZeros(millis);
        int step = (int) (millis >>> octave - 2) & STEPS - 1;
        return Math.min(BUCKETS - 1, (octave - 1) * STEPS + step);
    }

    /** The middle of a bucket, in milliseconds. */
    static double middle(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int octave = bucket / STEPS + 1;
        double width = Math.scalb(1, octave - 2);
        return (STEPS + bucket % STEPS) * width + width / 2;
    }

    /**
     * {@return the sums of both}
     *
     * @param other a histogram of other attempts
     */
    public DelayHistogram plus(DelayHistogram other) {
        SortedMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new DelayHistogram(sum);
    }

    /** {@return the number of attempts in all buckets} */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * {@return the delay in seconds that a share of the attempts did not exceed; empty without attempts}
     *
     * @param share 0 to 1; 0.5 is the median
     */
    public OptionalDouble seconds(double share) {
        long wanted = (long) Math.ceil(total() * share);
        long passed = 0;
        for (Map.Entry<Integer, Long> step : counts.entrySet()) {
            passed += step.getValue();
            if (passed >= wanted && passed > 0) {
                return OptionalDouble.of(middle(step.getKey()) / MILLIS);
            }
        }
        return OptionalDouble.empty();
    }
}
