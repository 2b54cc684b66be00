package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.path.ResponderPath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A visit to a responder, in parallel with the connections to other servers. */
public final class ResponderVisit implements AutoCloseable {

    /** How long a visit may take to return its results after an interrupt. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final FutureTask<List<ResponderPath>> task;
    private final Thread thread;

    private ResponderVisit(Supplier<List<ResponderPath>> responder) {
        task = new FutureTask<>(responder::get);
        thread = new Thread(task, "responder-visit");
        thread.setDaemon(true);
    }

    public static ResponderVisit begin(Supplier<List<ResponderPath>> responder) {
        ResponderVisit visit = new ResponderVisit(responder);
        visit.thread.start();
        return visit;
    }

    /** Waits for the visit and gives its results. An interrupt cuts the wait short; the thread stays interrupted. */
    public List<ResponderPath> end() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            List<ResponderPath> known = known();
            Thread.currentThread().interrupt();
            return known;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit to a responder failed in an unforeseen way", e.getCause());
        }
    }

    private List<ResponderPath> known() {
        try {
            return task.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
