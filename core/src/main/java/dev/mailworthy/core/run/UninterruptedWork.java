package dev.mailworthy.core.run;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Work that an interrupt would damage, because an interrupt closes a file or a socket in use. It has a thread of its own, which
 * nothing interrupts.
 *
 * @param <T> what the work gives
 * @param <E> what it may throw beside unchecked exceptions
 */
@FunctionalInterface
public interface UninterruptedWork<T, E extends Exception> {

    /** Does the work. */
    T run() throws E;

    /**
     * Runs work on a thread of its own, and waits for it. An interrupt of the waiting thread calls {@code stop}; the work then ends
     * by itself, and the thread stays interrupted.
     *
     * @param thread the name of the work's thread
     * @param stop makes the work end soon
     */
    static <T, E extends Exception> T run(String thread, UninterruptedWork<T, E> work, Runnable stop) throws E {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread own = new Thread(
                () -> {
                    try {
                        result.complete(work.run());
                    } catch (Exception | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                thread);
        own.setDaemon(true);
        own.start();
        return await(result, stop);
    }

    private static <T, E extends Exception> T await(CompletableFuture<T> result, Runnable stop) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop.run();
                } catch (ExecutionException e) {
                    throw UninterruptedWork.<E>failure(Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The work throws nothing else, so that the cast cannot fail where the exception is caught. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E failure(Throwable cause) {
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (E) cause;
    }
}
