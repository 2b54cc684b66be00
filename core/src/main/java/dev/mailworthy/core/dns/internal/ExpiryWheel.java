package dev.mailworthy.core.dns.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * Deadlines in slots of ten milliseconds, so that neither adding nor expiring looks at other entries. An entry that was
 * answered stays until its slot comes round. Deadlines beyond the wheel's length come round and wait again.
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

    /** Hands over everything whose time has come. One thread only. */
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
