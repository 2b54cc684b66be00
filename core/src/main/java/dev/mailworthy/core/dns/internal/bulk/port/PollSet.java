package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The {@code struct pollfd} of some sockets, as poll(2) takes them. */
final class PollSet {

    private static final int ENTRY = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;

    private ByteBuffer memory = memory(16);
    private long address = LinuxSockets.address(memory);
    private int count;

    private static ByteBuffer memory(int entries) {
        return ByteBuffer.allocateDirect(entries * ENTRY).order(ByteOrder.nativeOrder());
    }

    /** Polls these sockets for datagrams to read. */
    void fill(List<BatchPort> ports) {
        if (ports.size() * ENTRY > memory.capacity()) {
            memory = memory(2 * ports.size());
            address = LinuxSockets.address(memory);
        }
        count = ports.size();
        for (int i = 0; i < count; i++) {
            memory.putInt(i * ENTRY, ports.get(i).socket());
            memory.putInt(i * ENTRY + EVENTS, LinuxSockets.POLLIN);
        }
    }

    /** Polls one socket. */
    void fill(int socket, int events) {
        count = 1;
        memory.putInt(0, socket);
        memory.putInt(EVENTS, events);
    }

    /** Waits until at least one socket has an event or an error. Returns the number of such sockets. */
    int await(int millis) throws IOException {
        int found = LinuxSockets.Calls.poll(address, count, millis);
        if (found >= 0) {
            return found;
        }
        int why = LinuxSockets.errno();
        if (why == LinuxSockets.EINTR) {
            return 0;
        }
        throw LinuxSockets.failure("poll", why);
    }

    /** Whether the last wait found an event or an error at a socket. */
    boolean isReady(int number) {
        return memory.getShort(number * ENTRY + REVENTS) != 0;
    }
}
