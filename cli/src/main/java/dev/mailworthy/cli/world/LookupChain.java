package dev.mailworthy.cli.world;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts questions, and finds out how many came one after the other. A question's place is one more than that of the furthest
 * answer that whoever asks it has waited for, or was called by. A question that was asked before keeps its place, since the
 * engine below answers it from its cache.
 */
public final class LookupChain implements Dns {

    private final Dns dns;
    private final Map<DnsQuestion, Integer> places = new ConcurrentHashMap<>();
    private final AtomicInteger longest = new AtomicInteger();

    /** The place of what the running thread knows. */
    private final ThreadLocal<Integer> known = ThreadLocal.withInitial(() -> 0);

    public LookupChain(Dns dns) {
        this.dns = dns;
    }

    /** What was asked so far. */
    public LookupCount lookups() {
        return new LookupCount(longest.get(), places.size());
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        int place = places.computeIfAbsent(question, first -> known.get() + 1);
        longest.accumulateAndGet(place, Math::max);
        Placed<DnsAnswer> answer = new Placed<>();
        dns.query(question).whenComplete((value, bug) -> answer.settle(place, value, bug));
        return answer;
    }

    /** Work for another thread that begins with what this one knows now. */
    public <T> Supplier<T> carried(Supplier<T> work) {
        int place = known.get();
        return () -> {
            known.set(place);
            return work.get();
        };
    }

    private <T> T at(int place, Supplier<T> work) {
        int before = known.get();
        known.set(place);
        try {
            return work.get();
        } finally {
            known.set(before);
        }
    }

    private static int place(CompletionStage<?> stage) {
        return stage instanceof LookupChain.Placed<?> placed ? placed.place : 0;
    }

    /** A future that tells whoever waits for it, or is called by it, how far the chain has come. */
    private final class Placed<T> extends CompletableFuture<T> {

        private volatile int place;

        private boolean settle(int at, T value, @Nullable Throwable bug) {
            place = at;
            return at(at, () -> bug == null ? complete(value) : completeExceptionally(bug));
        }

        private T seen(T value) {
            known.set(Math.max(known.get(), place));
            return value;
        }

        @Override
        public T join() {
            return seen(super.join());
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            return seen(super.get());
        }

        @Override
        public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            return seen(super.get(time, unit));
        }

        @Override
        public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> change) {
            return following(super.thenApply(change), Optional::empty);
        }

        @Override
        public <U, V> CompletableFuture<V> thenCombine(
                CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> join) {
            return following(super.thenCombine(other, join), () -> Optional.of(other));
        }

        @Override
        public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> next) {
            AtomicReference<Optional<CompletionStage<U>>> inner = new AtomicReference<>(Optional.empty());
            return following(
                    super.thenCompose(value -> at(place, () -> {
                        CompletionStage<U> stage = next.apply(value);
                        inner.set(Optional.of(stage));
                        return stage;
                    })),
                    inner::get);
        }

        /** @param beside what the result hangs on besides this */
        private <U> CompletableFuture<U> following(
                CompletableFuture<U> result, Supplier<? extends Optional<? extends CompletionStage<?>>> beside) {
            Placed<U> placed = new Placed<>();
            result.whenComplete((value, bug) -> placed.settle(
                    Math.max(place, beside.get().map(LookupChain::place).orElse(0)), value, bug));
            return placed;
        }

        @Override
        public CompletableFuture<T> copy() {
            return thenApply(same -> same);
        }
    }
}
