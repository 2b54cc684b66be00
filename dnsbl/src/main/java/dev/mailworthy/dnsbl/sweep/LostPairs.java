package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.ask.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pairs without an answer, kept until it is known whether the resolver still answers. If it does, the pair's list did not
 * answer, and the pair is settled. An answer can wait in a buffer while the resolver has already died. Only the answer to a
 * question that was sent after the loss proves that the resolver answers.
 */
final class LostPairs {

    /** After this many losses in a row, over all lists, the resolver itself is probed. */
    private static final int MANY = 20;

    /**
     * A pair without an answer.
     *
     * @param next the number of the next pair at that time
     */
    record Lost(long number, Word.Silent word, long next) {}

    /** Whether the resolver answers. */
    enum Resolver {
        THERE,
        SILENT,
        /** The probe has no answer yet. */
        OPEN
    }

    /**
     * A question to the resolver itself.
     *
     * @param lost how many pairs had been lost when it was sent
     * @param next the number of the next pair at that time
     */
    private record Probe(long lost, long next, CompletableFuture<Boolean> isAlive) {}

    private final Supplier<CompletableFuture<Boolean>> isAlive;
    private final Deque<Lost> waiting = new ArrayDeque<>();
    private long settled;
    private @Nullable Probe probe;

    /**
     * @param isAlive sends the resolver a question that every resolver answers
     */
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

    /**
     * Notes that a pair was answered. Pairs that were lost before it was begun are settled, and an older probe is not
     * needed any more.
     */
    void answered(long number, Consumer<Lost> settle) {
        while (!waiting.isEmpty() && waiting.element().next() <= number) {
            settleFirst(settle);
        }
        if (probe != null && probe.next() <= number) {
            probe = null;
        }
    }

    /** Probes the resolver, unless a probe is open. If it answers, the pairs that were lost before the probe are settled. */
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
