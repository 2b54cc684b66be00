package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.ask.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pairs that nobody answered, until it is known whether the resolver was there: then it is their lists that are silent.
 * Answers may wait in buffers for longer than the resolver lives, so that only what was asked after a loss says something
 * about it.
 */
final class LostPairs {

    /** So many in a row, over all lists, make one ask whether the resolver is there at all. */
    private static final int MANY = 20;

    /**
     * One of them.
     *
     * @param next the number of the pair that was to be begun next
     */
    record Lost(long number, Word.Silent word, long next) {}

    /** What is known of the resolver. */
    enum Resolver {
        THERE,
        SILENT,
        /** It is being asked. */
        OPEN
    }

    /**
     * A question to the resolver itself.
     *
     * @param lost how many pairs had been lost by then
     * @param next the number of the pair that was to be begun next
     */
    private record Probe(long lost, long next, CompletableFuture<Boolean> isAlive) {}

    private final Supplier<CompletableFuture<Boolean>> isAlive;
    private final Deque<Lost> waiting = new ArrayDeque<>();
    private long settled;
    private @Nullable Probe probe;

    /** @param isAlive asks the resolver whatever it answers if it is there */
    LostPairs(Supplier<CompletableFuture<Boolean>> isAlive) {
        this.isAlive = isAlive;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean areMany() {
        return waiting.size() >= MANY;
    }

    void add(Lost lost) {
        waiting.add(lost);
    }

    /** A pair was answered: what was lost before it was begun is settled, and a probe from before then is needless. */
    void answered(long number, Consumer<Lost> settle) {
        while (!waiting.isEmpty() && waiting.element().next() <= number) {
            settleFirst(settle);
        }
        if (probe != null && probe.next() <= number) {
            probe = null;
        }
    }

    /** Asks the resolver, unless it is being asked; if it answers, what was lost before it was asked is settled. */
    Resolver ask(long next, Consumer<Lost> settle) {
        if (probe == null) {
            probe = new Probe(settled + waiting.size(), next, isAlive.get());
        }
        Probe asked = probe;
        if (!asked.isAlive().isDone()) {
            return Resolver.OPEN;
        }
        probe = null;
        if (!asked.isAlive().join()) {
            return Resolver.SILENT;
        }
        while (settled < asked.lost()) {
            settleFirst(settle);
        }
        return Resolver.THERE;
    }

    private void settleFirst(Consumer<Lost> settle) {
        settled++;
        settle.accept(waiting.remove());
    }
}
