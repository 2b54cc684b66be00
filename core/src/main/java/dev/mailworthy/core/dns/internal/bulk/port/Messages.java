package dev.mailworthy.core.dns.internal.bulk.port;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A vector of {@code struct mmsghdr} with an {@code iovec} each, as sendmmsg(2) and recvmmsg(2) take it on 64 bits. No message
 * has an address or control data, which leaves all but three fields zero.
 */
final class Messages {

    private static final int HEADER = 64;
    private static final int VECTOR = 16;

    /** Fields of the header: where its vector is, how many it has, and how many octets came. */
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

    /** Where the vector begins from this message on. */
    long address(int number) {
        return address + (long) number * HEADER;
    }

    /** Says where a message's octets are. */
    void set(int number, long octets, int length) {
        memory.putLong(vectors + number * VECTOR, octets);
        memory.putLong(vectors + number * VECTOR + 8, length);
    }

    /** How many octets were received. */
    int length(int number) {
        return memory.getInt(number * HEADER + MSG_LEN);
    }
}
