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
import java.util.EnumMap;
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

/** Runs the parts of a check side by side, with one time limit. A part that does not end in time is unanswered as a whole. */
final class Parts implements AutoCloseable {

    /** How long a stopped part may take to end. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Stop stop;
    private final Progress progress;
    private final Map<CheckArea, Future<? extends Report>> running = new LinkedHashMap<>();
    private final Map<CheckArea, String> names = new EnumMap<>(CheckArea.class);
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

    /** Starts a part, unless the run is over. */
    void start(CheckArea area, String name, Supplier<? extends Report> part) {
        names.put(area, name);
        Optional.ofNullable(running.remove(area)).ifPresent(before -> before.cancel(true));
        try {
            running.put(area, threads.submit(() -> {
                progress.begins(name);
                try {
                    return part.get();
                } finally {
                    progress.ends(name);
                }
            }));
        } catch (RejectedExecutionException e) {
            running.put(area, CompletableFuture.failedFuture(new TimeoutException()));
        }
    }

    /** Waits for one part; empty if it was not started or has not ended at a time of {@link System#nanoTime()}. */
    Optional<Report> first(CheckArea area, long end) {
        return Optional.ofNullable(running.get(area))
                .flatMap(part -> within(part, Math.max(0, end - System.nanoTime())));
    }

    /** Waits for all parts until a time of {@link System#nanoTime()}. */
    Map<CheckArea, Report> await(long end) {
        Map<CheckArea, Report> reports = new LinkedHashMap<>();
        running.forEach((area, part) -> reports.put(area, await(area, part, end)));
        return reports;
    }

    private Report await(CheckArea area, Future<? extends Report> part, long end) {
        return within(part, Math.max(0, end - System.nanoTime()))
                .or(() -> {
                    stop.outOfTime();
                    return within(part, GRACE.toNanos());
                })
                .orElseGet(() -> new Unfinished(area, names.getOrDefault(area, area.label()), stop.completeness()));
    }

    private static Optional<Report> within(Future<? extends Report> part, long nanos) {
        try {
            return Optional.of(part.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return Optional.empty();
            }
            throw new IllegalStateException("a part of the check threw an unexpected exception", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The report of a part that did not end. */
    private record Unfinished(CheckArea area, String name, Completeness how) implements Report {
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
            boolean stopped = how == Completeness.STOPPED;
            return List.of(new UnansweredCheck(
                    area,
                    name,
                    stopped ? Reason.SKIPPED : Reason.TIMEOUT,
                    stopped ? "the run was stopped" : "the time for the whole run was over",
                    Hint.Standard.MORE_TIME));
        }
    }
}
