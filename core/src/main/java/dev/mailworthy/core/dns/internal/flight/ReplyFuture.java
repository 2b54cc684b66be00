package dev.mailworthy.core.dns.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A future that refuses to be waited for on the thread that reads replies: it would wait forever. Futures that are derived from
 * it refuse as well.
 */
class ReplyFuture<T> extends CompletableFuture<T> {

    private final BooleanSupplier onReader;

    ReplyFuture(BooleanSupplier onReader) {
        this.onReader = onReader;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ReplyFuture<>(onReader);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseReader();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuseReader();
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        refuseReader();
        return super.join();
    }

    private void refuseReader() {
        if (!isDone() && onReader.getAsBoolean()) {
            throw new IllegalStateException(
                    "a continuation of query() must not wait for another answer; Dns.on(executor) gives futures whose"
                            + " continuations may");
        }
    }
}
