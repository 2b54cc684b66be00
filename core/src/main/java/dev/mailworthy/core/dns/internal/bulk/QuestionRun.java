package dev.mailworthy.core.dns.internal.bulk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The questions that one socket sends in a row, from the first that is written to the flush. */
final class QuestionRun {

    private final int[] slots;
    private int count;
    private @Nullable BulkSocket socket;

    QuestionRun(int most) {
        slots = new int[most];
    }

    /** Whether another attempt may join: its socket is to be another than the one that its last attempt was lost on. */
    boolean takes(@Nullable BulkSocket last, long now) {
        return socket != null && socket != last && count < slots.length && !socket.isWorn(now);
    }

    void begin(BulkSocket on) {
        socket = on;
        count = 0;
    }

    /** The socket; there is a run. */
    BulkSocket socket() {
        return Objects.requireNonNull(socket);
    }

    void add(int slot) {
        slots[count++] = slot;
    }

    /** How many have been added. */
    int count() {
        return count;
    }

    int slot(int number) {
        return slots[number];
    }

    boolean isEmpty() {
        return socket == null;
    }

    /** What was added stays readable. */
    void end() {
        socket = null;
    }
}
