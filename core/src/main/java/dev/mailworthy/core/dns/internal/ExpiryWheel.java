package dev.mailworthy.core.dns.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * A timer wheel with slots of ten milliseconds: adding and expiring do not touch other entries. An answered entry stays until
 * its slot is due. A deadline beyond the wheel's length waits for another turn of the wheel.
 */
final class ExpiryWheel {

    static final long TICK_MILLIS = 10;
    private static final long TICK = TICK_MILLIS * 1_000_000;
    private static final int SLOTS = 1024;

    private record Entry(PendingReply pending, long tick) {}

    private final AtomicReferenceArray<ConcurrentLinkedQueue<Entry>> slots = new AtomicReferenceArray<>(SLOTS);
    private final long start = System.nanoTime();
    private long done;

    ExpiryWheel() {
        for (int i = 0; i < SLOTS; i++) {
            slots.set(i, new ConcurrentLinkedQueue<>());
        }
    }

    void add(PendingReply pending, long now, long nanos) {
        long tick = (now - start + nanos) / TICK + 1;
        slots.get((int) (tick % SLOTS)).add(new Entry(pending, tick));
    }

    /** Hands over all entries whose deadline is over. For one thread. */
    void expire(long now, Consumer<PendingReply> late) {
        long current = (now - start) / TICK;
        for (long tick = Math.max(done + 1, current - SLOTS + 1); tick <= current; tick++) {
            ConcurrentLinkedQueue<Entry> slot = slots.get((int) (tick % SLOTS));
            slot.removeIf(entry -> {
                boolean over = entry.tick() <= current;
                if (over) {
                    late.accept(entry.pending());
                }
                return over;
            });
        }
        done = Math.max(done, current);
    }
}
