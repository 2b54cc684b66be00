package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import dev.mailworthy.smtp.delivery.cell.StageTimes;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counts of one cell while a log is read. */
final class RunningCounts {

    private static final int ROOM = 8;

    private long attempts;
    private long recipients;
    private long deferredOnce;
    private long heldOnce;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long encrypted;
    private long plaintext;
    private long unmarked;
    private long staged;
    private long arrival;
    private long queue;
    private long connection;
    private long transmission;
    /** Counts of delays, from the bucket {@link #lowest} on. */
    private long[] delays = {};

    private int lowest;
    private Optional<SampleReply> sample = Optional.empty();

    /** Whether an example of this time would be earlier than the one that is known. */
    boolean wantsSample(long second) {
        return sample.isEmpty() || second <= sample.get().second();
    }

    void sample(SampleReply reply) {
        boolean isEarlier = sample.isEmpty()
                || reply.second() < sample.get().second()
                || reply.second() == sample.get().second()
                        && reply.text().compareTo(sample.get().text()) < 0;
        if (isEarlier) {
            sample = Optional.of(reply);
        }
    }

    void attempt(LoggedAttempt attempt) {
        long times = attempt.times;
        attempts += times;
        seen(attempt.second);
        switch (attempt.security) {
            case ENCRYPTED -> encrypted += times;
            case PLAINTEXT -> plaintext += times;
            case UNMARKED -> unmarked += times;
            case UNKNOWN -> {}
        }
        if (attempt.delay >= 0) {
            delay(DelayHistogram.bucket(attempt.delay), times);
        }
        if (attempt.hasStages) {
            staged += times;
            arrival += attempt.stages[0] * times;
            queue += attempt.stages[1] * times;
            connection += attempt.stages[2] * times;
            transmission += attempt.stages[3] * times;
        }
    }

    void recipient(long second, boolean wasDeferred, boolean wasHeld) {
        recipients++;
        deferredOnce += wasDeferred ? 1 : 0;
        heldOnce += wasHeld ? 1 : 0;
        seen(second);
    }

    private void seen(long second) {
        first = Math.min(first, second);
        last = Math.max(last, second);
    }

    private void delay(int bucket, long times) {
        if (delays.length == 0) {
            lowest = Math.max(0, bucket - ROOM / 2);
            delays = new long[ROOM];
        } else if (bucket < lowest) {
            int begin = Math.max(0, bucket - ROOM / 2);
            long[] wider = new long[delays.length + lowest - begin];
            System.arraycopy(delays, 0, wider, lowest - begin, delays.length);
            delays = wider;
            lowest = begin;
        }
        if (bucket - lowest >= delays.length) {
            delays = Arrays.copyOf(delays, bucket - lowest + ROOM);
        }
        delays[bucket - lowest] += times;
    }

    CellCounts counts() {
        SortedMap<Integer, Long> histogram = new TreeMap<>();
        for (int i = 0; i < delays.length; i++) {
            if (delays[i] > 0) {
                histogram.put(lowest + i, delays[i]);
            }
        }
        return new CellCounts(
                attempts,
                recipients,
                deferredOnce,
                heldOnce,
                first,
                last,
                encrypted,
                plaintext,
                unmarked,
                new DelayHistogram(histogram),
                new StageTimes(staged, arrival, queue, connection, transmission),
                sample);
    }
}
