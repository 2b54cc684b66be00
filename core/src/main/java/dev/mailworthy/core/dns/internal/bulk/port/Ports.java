package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Opens sockets of one kind, and waits for datagrams on them. Only {@link #wakeup} may come from another thread. Tests have a
 * third kind, whose network and time are simulated.
 */
public interface Ports {

    /** Sockets of the Java platform, which need one call for each datagram. */
    static Ports single() {
        return new ChannelPorts();
    }

    /**
     * Sockets that pass many datagrams in one call of the kernel. Without such calls or without JNA it is {@link #single}.
     *
     * @param queries a direct buffer that has every datagram that will be sent
     */
    static Ports batched(ByteBuffer queries) {
        return LinuxSockets.areThere() ? new BatchPorts(queries) : single();
    }

    /** Opens a socket on a random port and connects it to the server. {@link #await} reports its datagrams with the owner. */
    Port open(InetSocketAddress server, PortOwner owner) throws IOException;

    /** How many sockets are open. */
    int open();

    /** The most questions of one {@code QuestionRun}. */
    int run();

    /** The buffers that {@link Port#read} fills. */
    Inbox inbox();

    /**
     * Waits for datagrams.
     *
     * @param millis the longest wait; with 0 it does not wait
     * @param arrivals gets the owner of each socket that has datagrams
     */
    void await(long millis, Consumer<PortOwner> arrivals) throws IOException;

    /**
     * Waits for less than a millisecond, so that one call can read several datagrams. Sockets that read one datagram in each
     * call do not wait. Returns whether it waited.
     */
    boolean gather();

    /** Drops datagrams that were written and not flushed. */
    void discard();

    /** Makes the present wait return soon; without one, the next wait. */
    void wakeup();

    /** Closes all sockets. */
    void close() throws IOException;
}
