package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs the parts of a check side by side, with one time limit. A part that does not end in time, or ends in an error, is
 * unanswered as a whole.
 */
final class Parts implements AutoCloseable {

    /** A part by what it finds out and by its name on screen. */
    private record Part(CheckArea area, String name) {}

    /** How long a stopped part may take to end. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Stop stop;
    private final Progress progress;
    private final Map<Part, Future<? extends Report>> running = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "check");
        thread.setDaemon(true);
        return thread;
    });

    Parts(Stop stop, Progress progress) {
        this.stop = stop;
        this.progress = progress;
        stop.whenStopped(threads::shutdownNow);
    }

    /** Starts a part, unless the run is over. An earlier part of this name is given up. */
    void start(CheckArea area, String name, Supplier<? extends Report> part) {
        Part begun = new Part(area, name);
        Optional.ofNullable(running.remove(begun)).ifPresent(before -> before.cancel(true));
        try {
            running.put(begun, threads.submit(() -> {
                progress.begins(name);
                try {
                    return part.get();
                } finally {
                    progress.ends(name);
                }
            }));
        } catch (RejectedExecutionException e) {
            running.put(begun, CompletableFuture.failedFuture(new TimeoutException()));
        }
    }

    /** Waits for the first part of an area; empty if none has ended at a time of {@link System#nanoTime()}. */
    Optional<Report> first(CheckArea area, long end) {
        return running.entrySet().stream()
                .filter(entry -> entry.getKey().area() == area)
                .findFirst()
                .flatMap(entry -> within(entry.getKey(), entry.getValue(), Math.max(0, end - System.nanoTime())));
    }

    /** Waits for all parts until a time of {@link System#nanoTime()}. */
    List<Report> await(long end) {
        List<Report> reports = new ArrayList<>();
        running.forEach((part, future) -> reports.add(await(part, future, end)));
        return reports;
    }

    private Report await(Part part, Future<? extends Report> future, long end) {
        return within(part, future, Math.max(0, end - System.nanoTime()))
                .or(() -> {
                    stop.outOfTime();
                    return within(part, future, GRACE.toNanos());
                })
                .orElseGet(() -> Unfinished.ended(part, stop.completeness()));
    }

    private static Optional<Report> within(Part part, Future<? extends Report> future, long nanos) {
        try {
            return Optional.of(future.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return Optional.empty();
            }
            return Optional.of(
                    Unfinished.failed(part, Optional.ofNullable(e.getCause()).orElse(e)));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The report of a part that did not end. */
    private record Unfinished(UnansweredCheck check) implements Report {

        static Unfinished ended(Part part, Completeness how) {
            boolean stopped = how == Completeness.STOPPED;
            return new Unfinished(new UnansweredCheck(
                    part.area(),
                    part.name(),
                    stopped ? Reason.SKIPPED : Reason.TIMEOUT,
                    stopped ? "the run was stopped" : "the time for the whole run was over",
                    Hint.Standard.MORE_TIME));
        }

        /** An error of this program. Its message can quote input, so that only its kind is shown. */
        static Unfinished failed(Part part, Throwable problem) {
            String where = problem.getStackTrace().length == 0 ? "" : " at " + problem.getStackTrace()[0];
            return new Unfinished(new UnansweredCheck(
                    part.area(),
                    part.name(),
                    Reason.NOT_SUPPORTED,
                    "this part ended in an internal error, please report it: "
                            + problem.getClass().getName() + where,
                    Hint.Standard.RUN_AGAIN));
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public List<Confirmed> confirmed() {
            return List.of();
        }

        @Override
        public List<UnansweredCheck> unanswered() {
            return List.of(check);
        }
    }
}
