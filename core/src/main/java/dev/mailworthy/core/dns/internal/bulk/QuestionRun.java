package dev.mailworthy.core.dns.internal.bulk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The questions that are written to one socket until the next flush. */
final class QuestionRun {

    private final int[] slots;
    private int count;
    private @Nullable BulkSocket socket;

    QuestionRun(int most) {
        slots = new int[most];
    }

    /** Whether another attempt may join. A repeat must use another socket than the attempt before it. */
    boolean takes(@Nullable BulkSocket last, long now) {
        return socket != null && socket != last && count < slots.length && !socket.isWorn(now);
    }

    void begin(BulkSocket on) {
        socket = on;
        count = 0;
    }

    /** The socket of the run. There must be a run. */
    BulkSocket socket() {
        return Objects.requireNonNull(socket);
    }

    void add(int slot) {
        slots[count++] = slot;
    }

    /** The number of questions. */
    int count() {
        return count;
    }

    int slot(int number) {
        return slots[number];
    }

    boolean isEmpty() {
        return socket == null;
    }

    /** Ends the run. Its questions stay readable. */
    void end() {
        socket = null;
    }
}
