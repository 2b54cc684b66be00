package dev.mailworthy.core.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Completes the futures that callers of a library get. The thread that reads DNS replies never completes them, because a
 * continuation may block.
 */
public final class Completion {

    private Completion() {}

    /**
     * The default executor of a library object: a daemon thread for each continuation that runs, so that a slow one delays no
     * other. A thread ends after 10 idle seconds.
     */
    public static Executor ownThreads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "mailworthy-async");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A future for the caller, which completes on the executor. If the work is done already, it is complete at once.
     *
     * @param stop is called when the caller's future ends before the work: by cancel, by orTimeout or otherwise
     */
    public static <T> CompletableFuture<T> on(Executor executor, CompletableFuture<T> work, Runnable stop) {
        CompletableFuture<T> caller = new CompletableFuture<>();
        if (work.isDone()) {
            work.whenComplete((value, failure) -> complete(caller, value, failure));
            return caller;
        }
        work.whenComplete((value, failure) -> {
            if (caller.isDone()) {
                return;
            }
            try {
                executor.execute(() -> complete(caller, value, failure));
            } catch (RejectedExecutionException closed) {
                caller.completeExceptionally(closed);
            }
        });
        caller.whenComplete((value, failure) -> {
            if (!work.isDone()) {
                stop.run();
            }
        });
        return caller;
    }

    private static <T> void complete(CompletableFuture<T> caller, T value, @Nullable Throwable failure) {
        if (failure == null) {
            caller.complete(value);
        } else {
            caller.completeExceptionally(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
    }

    /**
     * Runs blocking work on the executor. Cancelling the future, or another early end of it, interrupts the work's thread, but
     * not after the work.
     */
    public static <T> CompletableFuture<T> of(Executor executor, Supplier<T> work) {
        CompletableFuture<T> caller = new CompletableFuture<>();
        InterruptibleWork interruptible = new InterruptibleWork();
        caller.whenComplete((value, failure) -> interruptible.interrupt());
        try {
            executor.execute(() -> run(caller, interruptible, work));
        } catch (RejectedExecutionException closed) {
            caller.completeExceptionally(closed);
        }
        return caller;
    }

    private static <T> void run(CompletableFuture<T> caller, InterruptibleWork interruptible, Supplier<T> work) {
        try {
            caller.complete(interruptible.run(work));
        } catch (CancellationException unneeded) {
            caller.cancel(false);
        } catch (RuntimeException | Error bug) {
            caller.completeExceptionally(bug);
        }
    }
}
