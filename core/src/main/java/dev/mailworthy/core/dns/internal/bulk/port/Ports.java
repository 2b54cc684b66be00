package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Opens sockets of one kind, and waits for what arrives on them. Only {@link #wakeup} may come from another thread. */
public sealed interface Ports permits ChannelPorts, BatchPorts {

    /** Of the platform's channels, which take one call a datagram. */
    static Ports single() {
        return new ChannelPorts();
    }

    /**
     * Of the kernel's calls for many datagrams at once, where there are any and JNA is there to make them; otherwise
     * {@link #single}.
     *
     * @param queries a direct buffer with all that will ever be sent
     */
    static Ports batched(ByteBuffer queries) {
        return LinuxSockets.areThere() ? new BatchPorts(queries) : single();
    }

    /** A socket on a random port, connected to the server, whose arrivals are the owner's. */
    Port open(InetSocketAddress server, PortOwner owner) throws IOException;

    /** How many sockets are open. */
    int open();

    /** How many questions in a row gain from going out on one socket. */
    int run();

    /** Where {@link Port#read} puts what it takes in. */
    Inbox inbox();

    /**
     * Waits for arrivals.
     *
     * @param millis at most, and 0 for a mere look
     * @param arrivals is given each socket that has some
     */
    void await(long millis, Consumer<PortOwner> arrivals) throws IOException;

    /**
     * Waits for less than a millisecond where that lets arrivals gather, since one call serves them all. Returns whether it
     * did: not where each takes a call of its own.
     */
    boolean gather();

    /** Forgets what is written and not flushed. */
    void discard();

    /** Ends a wait, or the next one, soon. */
    void wakeup();

    /** Closes all sockets. */
    void close() throws IOException;
}
