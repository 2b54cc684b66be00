package dev.mailworthy.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.run.Completion;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Futures for callers: where they complete, and what happens to the work when they end early. */
@Timeout(60)
class CompletionTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger stops = new AtomicInteger();

    @Test
    void theExecutorCompletesTheFuture() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> caller = Completion.on(tasks::add, work, stops::incrementAndGet);
        work.complete("done");
        assertThat(caller).isNotDone();
        tasks.remove().run();
        assertThat(caller).isCompletedWithValue("done");
        assertThat(stops).hasValue(0);
    }

    @Test
    void workThatIsDoneNeedsNoExecutor() {
        assertThat(Completion.on(tasks::add, CompletableFuture.completedFuture("done"), stops::incrementAndGet))
                .isCompletedWithValue("done");
        assertThat(tasks).isEmpty();
    }

    @Test
    void aFailureArrivesWithItsCause() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> caller = Completion.on(Runnable::run, work, stops::incrementAndGet);
        work.completeExceptionally(new CompletionException(new IllegalStateException("bug")));
        assertThatThrownBy(caller::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelAndOrTimeoutStopTheWork() {
        Completion.on(tasks::add, new CompletableFuture<String>(), stops::incrementAndGet)
                .cancel(true);
        assertThat(stops).hasValue(1);
        CompletableFuture<String> late = Completion.on(
                        tasks::add, new CompletableFuture<String>(), stops::incrementAndGet)
                .orTimeout(1, TimeUnit.MILLISECONDS);
        assertThatThrownBy(late::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(stops).hasValue(2);
    }

    @Test
    void workThatWasCancelledBeforeItBeganIsNotDone() {
        CompletableFuture<String> caller = Completion.of(tasks::add, () -> {
            stops.incrementAndGet();
            return "done";
        });
        caller.cancel(true);
        tasks.remove().run();
        assertThat(stops).hasValue(0);
        assertThatThrownBy(caller::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void anInterruptOfAnotherReachesTheExecutorsOwner() {
        CompletableFuture<String> caller = Completion.of(Runnable::run, () -> {
            Thread.currentThread().interrupt();
            return "done";
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(caller).isCompletedWithValue("done");
    }

    @Test
    void anExceptionOfTheWorkEndsTheFuture() {
        CompletableFuture<String> caller = Completion.of(Runnable::run, () -> {
            throw new IllegalArgumentException("no");
        });
        assertThatThrownBy(caller::join).hasCauseInstanceOf(IllegalArgumentException.class);
    }
}
