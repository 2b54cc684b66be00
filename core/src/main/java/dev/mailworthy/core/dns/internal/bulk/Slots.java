package dev.mailworthy.core.dns.internal.bulk;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a run, one in each slot. The octets of the queries are in one direct buffer, all other data in arrays. A
 * slot is free, waits for a reply, waits for it longer than usual, or waits to be sent.
 */
final class Slots {

    /** The longest name (RFC 1035 section 2.3.4). */
    static final int NAME = 255;

    static final int HEADER = 12;
    private static final int TYPE_AND_CLASS = 4;

    /** Header, longest name, type and class, and one octet so that slots begin at multiples of eight. */
    private static final int STRIDE = HEADER + NAME + TYPE_AND_CLASS + 1;

    private static final int FREE = 0;
    private static final int WAITING = 1;
    private static final int AGAIN = 2;
    private static final int OVERDUE = 3;

    private final SlotLists lists;
    private final ByteBuffer queries;
    private final ByteBuffer outgoing;
    private final long[] tags;
    private final long[] begunAt;
    private final long[] sentAt;
    private final int[] ids;
    private final int[] lengths;
    private final int[] attempts;
    private final byte[] states;
    private final @Nullable BulkSocket[] sockets;

    Slots(int count) {
        lists = new SlotLists(count, 4);
        queries = ByteBuffer.allocateDirect(count * STRIDE);
        outgoing = queries.duplicate();
        tags = new long[count];
        begunAt = new long[count];
        sentAt = new long[count];
        ids = new int[count];
        lengths = new int[count];
        attempts = new int[count];
        states = new byte[count];
        sockets = new @Nullable BulkSocket[count];
    }

    /** The buffer with all queries. */
    ByteBuffer queries() {
        return queries;
    }

    boolean isFull() {
        return lists.size(FREE) == 0;
    }

    /** The number of questions that wait for a reply and are not overdue. */
    int waiting() {
        return lists.size(WAITING);
    }

    /** The number of questions whose reply is overdue, so that it or the question is probably lost. */
    int overdue() {
        return lists.size(OVERDUE);
    }

    /** The number of questions that wait to be sent. */
    int again() {
        return lists.size(AGAIN);
    }

    /** The slot whose attempt is the oldest. At least one question must wait for a reply. */
    int oldest() {
        return lists.first(overdue() > 0 ? OVERDUE : WAITING);
    }

    /** The oldest slot that is not overdue. There must be one. */
    int oldestInTime() {
        return lists.first(WAITING);
    }

    /** The oldest slot that was in time is overdue from now on. */
    void oldestIsOverdue() {
        move(oldestInTime(), OVERDUE);
    }

    private void move(int slot, int to) {
        lists.move(slot, states[slot], to);
        states[slot] = (byte) to;
    }

    /** The slot that waits the longest to be sent. There must be one. */
    int firstAgain() {
        return lists.first(AGAIN);
    }

    long tag(int slot) {
        return tags[slot];
    }

    long sentAt(int slot) {
        return sentAt[slot];
    }

    /** When the first attempt was sent. */
    long begunAt(int slot) {
        return begunAt[slot];
    }

    int attempts(int slot) {
        return attempts[slot];
    }

    /** The socket of the last attempt, or null before the first. */
    @Nullable
    BulkSocket socket(int slot) {
        return sockets[slot];
    }

    int id(int slot) {
        return ids[slot];
    }

    /**
     * Adds a question that waits to be sent: a query with RD for an A record of class IN (RFC 1035 section 4.1).
     *
     * @param name the name in wire format, from 0 to the position
     * @throws IllegalArgumentException if it is no name
     */
    int add(long tag, ByteBuffer name) {
        int size = name.position();
        check(name, size);
        int slot = lists.first(FREE);
        int base = slot * STRIDE;
        queries.putLong(base, 0x0000_0100_0001_0000L).putInt(base + 8, 0);
        queries.put(base + HEADER, name, 0, size);
        queries.putInt(base + HEADER + size, 0x0001_0001);
        lengths[slot] = HEADER + size + TYPE_AND_CLASS;
        tags[slot] = tag;
        attempts[slot] = 0;
        sockets[slot] = null;
        move(slot, AGAIN);
        return slot;
    }

    private static void check(ByteBuffer name, int size) {
        int at = 0;
        while (at < size && name.get(at) > 0 && name.get(at) <= 63) {
            at += name.get(at) + 1;
        }
        if (at != size - 1 || name.get(at) != 0) {
            throw new IllegalArgumentException("the question's name is not in wire format");
        }
    }

    /**
     * Begins the next attempt; {@link #sentAt(int, long)} notes its time. Returns its octets, which are valid until the next
     * call.
     */
    ByteBuffer send(int slot, BulkSocket socket, int id) {
        sockets[slot] = socket;
        ids[slot] = id;
        attempts[slot]++;
        move(slot, WAITING);
        int base = slot * STRIDE;
        queries.putShort(base, (short) id);
        return outgoing.limit(base + lengths[slot]).position(base);
    }

    /** Whether a datagram is a response to exactly this slot's question. */
    boolean isAnsweredBy(int slot, ByteBuffer reply, int length) {
        int size = lengths[slot];
        if (length < size || reply.get(2) >= 0 || reply.getShort(4) != 1) {
            return false;
        }
        int base = slot * STRIDE;
        int at = HEADER;
        for (; at + 8 <= size; at += 8) {
            if (queries.getLong(base + at) != reply.getLong(at)) {
                return isAnsweredInOtherCase(base, reply, size);
            }
        }
        for (; at < size; at++) {
            if (queries.get(base + at) != reply.get(at)) {
                return isAnsweredInOtherCase(base, reply, size);
            }
        }
        return true;
    }

    /** The case of letters does not matter in names (RFC 4343). This is slower, and most replies do not come here. */
    private boolean isAnsweredInOtherCase(int base, ByteBuffer reply, int size) {
        int end = size - TYPE_AND_CLASS;
        for (int at = HEADER; at < end; at++) {
            if (NameAt.lower(queries.get(base + at)) != NameAt.lower(reply.get(at))) {
                return false;
            }
        }
        return queries.getInt(base + end) == reply.getInt(end);
    }

    /** Where the question ends in a reply that {@link #isAnsweredBy} accepted. */
    int questionEnd(int slot) {
        return lengths[slot];
    }

    /** Ends an attempt that had no reply. */
    void giveUpAttempt(int slot) {
        move(slot, AGAIN);
    }

    /** Takes back an attempt that was not sent. */
    void takeBack(int slot) {
        attempts[slot]--;
        giveUpAttempt(slot);
    }

    /** Notes when the attempt was sent. */
    void sentAt(int slot, long now) {
        sentAt[slot] = now;
        if (attempts[slot] == 1) {
            begunAt[slot] = now;
        }
    }

    /** Frees the slot of a question that has ended. */
    void free(int slot) {
        sockets[slot] = null;
        move(slot, FREE);
    }
}
