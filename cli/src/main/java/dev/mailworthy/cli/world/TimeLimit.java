package dev.mailworthy.cli.world;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time limit of a run. It ends the run through its {@link Stop}, so that the DNS, and with it all that waits for an answer,
 * ends at once. Closing it takes the limit away.
 */
public final class TimeLimit implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "time-limit");
        thread.setDaemon(true);
        return thread;
    });

    private TimeLimit() {}

    /** Starts the limit now. */
    public static TimeLimit of(Stop stop, Duration limit) {
        TimeLimit started = new TimeLimit();
        started.timer.schedule(stop::outOfTime, limit.toNanos(), TimeUnit.NANOSECONDS);
        return started;
    }

    /** No limit. */
    public static TimeLimit none() {
        return new TimeLimit();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
