package dev.mailworthy.core.dns.internal.bulk.port;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array of {@code struct mmsghdr} with one {@code iovec} each, as sendmmsg(2) and recvmmsg(2) take it on 64-bit machines. No
 * message has an address or control data, so that all but three fields are zero.
 */
final class Messages {

    private static final int HEADER = 64;
    private static final int VECTOR = 16;

    /** Offsets of the fields: address of the iovec, number of iovecs, received octets. */
    private static final int MSG_IOV = 16;

    private static final int MSG_IOVLEN = 24;
    private static final int MSG_LEN = 56;

    private final ByteBuffer memory;
    private final long address;
    private final int vectors;

    Messages(int count) {
        memory = ByteBuffer.allocateDirect(count * (HEADER + VECTOR)).order(ByteOrder.nativeOrder());
        address = LinuxSockets.address(memory);
        vectors = count * HEADER;
        for (int i = 0; i < count; i++) {
            memory.putLong(i * HEADER + MSG_IOV, address + vectors + (long) i * VECTOR);
            memory.putLong(i * HEADER + MSG_IOVLEN, 1);
        }
    }

    /** The memory address of a message in the array. */
    long address(int number) {
        return address + (long) number * HEADER;
    }

    /** Sets the memory address and the length of a message's octets. */
    void set(int number, long octets, int length) {
        memory.putLong(vectors + number * VECTOR, octets);
        memory.putLong(vectors + number * VECTOR + 8, length);
    }

    /** How many octets were received. */
    int length(int number) {
        return memory.getInt(number * HEADER + MSG_LEN);
    }
}
