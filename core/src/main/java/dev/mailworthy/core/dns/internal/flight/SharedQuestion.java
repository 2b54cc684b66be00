package dev.mailworthy.core.dns.internal.flight;

import dev.mailworthy.core.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One question under way, and the callers that wait for its answer. When all of them have cancelled, it is given up. */
public final class SharedQuestion {

    private final BooleanSupplier onReader;
    private final List<Caller> callers = new ArrayList<>(1);
    private @Nullable DnsAnswer answer;
    private @Nullable Throwable bug;
    private volatile boolean abandoned;

    /** @param onReader whether the current thread is the one that reads replies */
    public SharedQuestion(BooleanSupplier onReader) {
        this.onReader = onReader;
    }

    /** A future for one more caller. Empty if the question was given up. */
    public Optional<CompletableFuture<DnsAnswer>> join() {
        Caller caller = new Caller();
        synchronized (this) {
            if (abandoned) {
                return Optional.empty();
            }
            if (answer == null && bug == null) {
                callers.add(caller);
                return Optional.of(caller);
            }
        }
        caller.end();
        return Optional.of(caller);
    }

    /** Whether no caller is left. */
    public boolean isAbandoned() {
        return abandoned;
    }

    /** Completes the futures of all callers, on this thread. One of the two is null. */
    public void end(@Nullable DnsAnswer found, @Nullable Throwable failure) {
        List<Caller> all;
        synchronized (this) {
            answer = found;
            bug = failure;
            all = List.copyOf(callers);
        }
        all.forEach(Caller::end);
    }

    private synchronized void leave(Caller caller) {
        if (callers.remove(caller) && callers.isEmpty() && answer == null && bug == null) {
            abandoned = true;
        }
    }

    /** The future of one caller. */
    private final class Caller extends ReplyFuture<DnsAnswer> {

        Caller() {
            super(onReader);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            leave(this);
            return cancelled;
        }

        void end() {
            if (bug != null) {
                completeExceptionally(bug);
            } else if (answer != null) {
                complete(answer);
            }
        }
    }
}
