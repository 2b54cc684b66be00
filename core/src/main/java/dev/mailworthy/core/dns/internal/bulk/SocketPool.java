package dev.mailworthy.core.dns.internal.bulk;

import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that send questions. Each is opened when it is first picked, and replaced after its number of datagrams or its
 * time.
 */
final class SocketPool {

    /** The number of sockets. It is a power of two and at most 256, so that one random octet picks a socket. */
    static final int SOCKETS = 128;

    /** The most datagrams that a socket sends. It is a power of two. */
    static final int RETIRE_AFTER = 4096;

    static final long RETIRE_NANOS = Duration.ofSeconds(60).toNanos();

    private final @Nullable BulkSocket[] sockets = new @Nullable BulkSocket[SOCKETS];
    private final InetSocketAddress server;
    private final Ports ports;
    private final RandomBlock random;

    SocketPool(InetSocketAddress server, Ports ports, RandomBlock random) {
        this.server = server;
        this.ports = ports;
        this.random = random;
    }

    /** Picks a random socket, but not that of the last attempt. */
    BulkSocket pick(@Nullable BulkSocket last, long now) throws IOException {
        int at = random.octet() & (SOCKETS - 1);
        while (last != null && sockets[at] == last) {
            at = random.octet() & (SOCKETS - 1);
        }
        BulkSocket socket = sockets[at];
        return socket == null || socket.isWorn(now) ? replace(at, now) : socket;
    }

    private BulkSocket replace(int at, long now) throws IOException {
        BulkSocket worn = sockets[at];
        if (worn != null) {
            sockets[at] = null;
            worn.retire();
        }
        try {
            BulkSocket fresh = new BulkSocket(ports, server, life(), now);
            sockets[at] = fresh;
            return fresh;
        } catch (IOException e) {
            return another(e);
        }
    }

    /**
     * How many datagrams a socket sends. The number is random, so that sockets are replaced one by one at times that
     * cannot be predicted.
     */
    private int life() {
        return 1 + (random.id() & (RETIRE_AFTER - 1));
    }

    /** Any open socket, if no new one can be opened. */
    private BulkSocket another(IOException cause) throws IOException {
        for (BulkSocket socket : sockets) {
            if (socket != null) {
                return socket;
            }
        }
        throw cause;
    }

    /** Takes a socket out of the pool. Questions that wait on it can still be answered. */
    void retire(BulkSocket socket) {
        for (int i = 0; i < SOCKETS; i++) {
            if (sockets[i] == socket) {
                sockets[i] = null;
            }
        }
        socket.retire();
    }
}
