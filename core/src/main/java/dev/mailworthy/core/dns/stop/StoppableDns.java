package dev.mailworthy.core.dns.stop;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.run.Completion;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Dns} of one run, which can be stopped: by a call, by a deadline, or by an interrupt of a thread that joins one of its
 * futures. Waiting and later questions then get {@link DnsAnswer.Skipped} at once, and the engine learns that it need not go on.
 * Safe for use by many threads.
 */
public final class StoppableDns implements Dns, AutoCloseable {

    private final Dns dns;
    private final Set<Consumer<DnsAnswer.Skipped>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<DnsAnswer.@Nullable Skipped> stopped = new AtomicReference<>();
    private final CompletableFuture<Boolean> timer = new CompletableFuture<>();

    public StoppableDns(Dns dns) {
        this.dns = dns;
    }

    /** A run that stops itself with {@link Reason#TIMEOUT} after a time. Empty for no deadline. */
    public static StoppableDns within(Dns dns, Optional<Duration> deadline) {
        StoppableDns run = new StoppableDns(dns);
        deadline.ifPresent(time -> run.timer
                .completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS)
                .thenRun(() -> run.stop(Reason.TIMEOUT, "the time for this check was over")));
        return run;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        DnsAnswer.Skipped before = stopped.get();
        return before == null
                ? stoppable(dns.query(question), instead -> instead)
                : CompletableFuture.completedFuture(before);
    }

    /** A port for validated answers that stops with this run. */
    public ValidatedDns validated(ValidatedDns port) {
        return question -> stoppable(
                port.validate(question),
                instead -> new ValidatedAnswer(instead, DnssecStatus.UNANSWERED, instead.detail()));
    }

    /**
     * Another future of this run, which ends when the run is stopped.
     *
     * @param otherwise makes its value after a stop
     */
    public <T> CompletableFuture<T> stoppable(CompletableFuture<T> work, Function<DnsAnswer.Skipped, T> otherwise) {
        if (work.isDone()) {
            return work;
        }
        RunFuture<T> answer = new RunFuture<>();
        Consumer<DnsAnswer.Skipped> ending = instead -> answer.complete(otherwise.apply(instead));
        waiting.add(ending);
        work.whenComplete((value, failure) -> answer.end(value, failure));
        answer.whenComplete((value, failure) -> {
            waiting.remove(ending);
            if (!work.isDone()) {
                work.cancel(false);
            }
        });
        DnsAnswer.Skipped after = stopped.get();
        if (after != null) {
            ending.accept(after);
        }
        return answer;
    }

    /** A future whose {@code join} obeys an interrupt: it stops the run. So do the futures that are derived from it. */
    private final class RunFuture<T> extends CompletableFuture<T> {

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new RunFuture<>();
        }

        @Override
        public T join() {
            return isDone() ? super.join() : await(this);
        }

        T joinUninterrupted() {
            return super.join();
        }

        void end(T value, @Nullable Throwable failure) {
            if (failure == null) {
                complete(value);
            } else {
                completeExceptionally(failure);
            }
        }
    }

    /**
     * Waits for a future of this run. An interrupt stops the run; the thread stays interrupted, and the value is the one after
     * a stop.
     */
    public <T> T await(CompletableFuture<T> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(Reason.SKIPPED, "the check was interrupted");
            return pending instanceof RunFuture<T> own ? own.joinUninterrupted() : pending.join();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /**
     * Does work that blocks in another way, such as a read from a socket, which obeys no deadline of this run. It has a daemon thread
     * of its own, and a stop interrupts that thread.
     *
     * @param otherwise makes the value after a stop
     */
    public <T> T blocking(String thread, Supplier<T> work, Function<DnsAnswer.Skipped, T> otherwise) {
        return await(stoppable(Completion.of(task -> start(thread, task), work), otherwise));
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopped() {
        return stopped.get() != null;
    }

    /** Stops the run. Only the first call has an effect, and its reason counts. */
    public void stop(Reason reason, String detail) {
        DnsAnswer.Skipped now = new DnsAnswer.Skipped(reason, detail, DnsAnswer.Origin.unsent());
        if (stopped.compareAndSet(null, now)) {
            waiting.forEach(ending -> ending.accept(now));
        }
    }

    /** Ends the run's timer. Questions under way go on. */
    @Override
    public void close() {
        timer.cancel(false);
    }
}
