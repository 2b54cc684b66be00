package dev.mailworthy.core.dns.internal.bulk;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The questions under way, a slot each: query octets in one direct buffer, everything else in arrays. A slot is free, waits
 * for a reply, or waits to be sent again.
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

    private final SlotLists lists;
    private final ByteBuffer queries;
    private final ByteBuffer outgoing;
    private final long[] tags;
    private final long[] sentAt;
    private final int[] ids;
    private final int[] lengths;
    private final int[] attempts;
    private final @Nullable BulkSocket[] sockets;

    Slots(int count) {
        lists = new SlotLists(count, 3);
        queries = ByteBuffer.allocateDirect(count * STRIDE);
        outgoing = queries.duplicate();
        tags = new long[count];
        sentAt = new long[count];
        ids = new int[count];
        lengths = new int[count];
        attempts = new int[count];
        sockets = new @Nullable BulkSocket[count];
    }

    /** Where all queries are. */
    ByteBuffer queries() {
        return queries;
    }

    boolean isFull() {
        return lists.size(FREE) == 0;
    }

    /** Questions whose reply is awaited. */
    int waiting() {
        return lists.size(WAITING);
    }

    /** Questions whose attempt failed and whose next one has not gone out. */
    int again() {
        return lists.size(AGAIN);
    }

    /** The slot whose attempt is the oldest. One must be waiting. */
    int oldest() {
        return lists.first(WAITING);
    }

    /** The slot that waits the longest to be sent again. There must be one. */
    int firstAgain() {
        return lists.first(AGAIN);
    }

    long tag(int slot) {
        return tags[slot];
    }

    long sentAt(int slot) {
        return sentAt[slot];
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
     * A new question, to be sent: a query with RD for an A record, class IN (RFC 1035 section 4.1).
     *
     * @param name a name's labels from 0 to the position
     * @throws IllegalArgumentException when they are no name
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
        lists.move(slot, FREE, AGAIN);
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

    /** The next attempt is about to go out, when {@link #sentAt(int, long)} will say: its octets, valid until the next call. */
    ByteBuffer send(int slot, BulkSocket socket, int id) {
        sockets[slot] = socket;
        ids[slot] = id;
        attempts[slot]++;
        lists.move(slot, AGAIN, WAITING);
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

    /** The attempt is over without a reply. */
    void giveUpAttempt(int slot) {
        lists.move(slot, WAITING, AGAIN);
    }

    /** The attempt never went out. */
    void takeBack(int slot) {
        attempts[slot]--;
        giveUpAttempt(slot);
    }

    /** The attempt went out. */
    void sentAt(int slot, long now) {
        sentAt[slot] = now;
    }

    /** The question is over. */
    void free(int slot, boolean wasWaiting) {
        sockets[slot] = null;
        lists.move(slot, wasWaiting ? WAITING : AGAIN, FREE);
    }
}
