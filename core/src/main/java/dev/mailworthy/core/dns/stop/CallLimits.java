package dev.mailworthy.core.dns.stop;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.run.Completion;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the calls of a facade run.
 *
 * @param executor completes the futures of callers
 * @param deadline the time limit of one call; empty if the deadline of the DNS alone bounds it
 */
public record CallLimits(Executor executor, Optional<Duration> deadline) {

    /** An executor of its own and no time limit. */
    public static CallLimits standard() {
        return new CallLimits(Completion.ownThreads(), Optional.empty());
    }

    public CallLimits on(Executor replacement) {
        return new CallLimits(replacement, deadline);
    }

    /** @throws IllegalArgumentException if the time is not positive */
    public CallLimits within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time limit must be positive");
        }
        return new CallLimits(executor, Optional.of(time));
    }

    /** Runs a call on this thread. An interrupt stops its questions. */
    public <T> T blocking(Dns dns, Function<StoppableDns, T> call) {
        try (StoppableDns run = StoppableDns.within(dns, deadline)) {
            return call.apply(run);
        }
    }

    /** Runs a call that waits, on the executor. Cancelling its future interrupts it. */
    public <T> CompletableFuture<T> async(Supplier<T> call) {
        return Completion.of(executor, call);
    }

    /** Runs a call that does not wait. Cancelling its future stops its questions. */
    public <T> CompletableFuture<T> future(Dns dns, Function<StoppableDns, CompletableFuture<T>> call) {
        StoppableDns run = StoppableDns.within(dns, deadline);
        CompletableFuture<T> result = call.apply(run);
        result.whenComplete((value, bug) -> run.close());
        return Completion.on(executor, result, () -> run.stop(Reason.SKIPPED, "the check was cancelled"));
    }
}
