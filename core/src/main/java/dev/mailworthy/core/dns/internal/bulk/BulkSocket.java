package dev.mailworthy.core.dns.internal.bulk;

import dev.mailworthy.core.dns.internal.Strangers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One connected socket on a random port, and the ids that wait on it. */
public final class BulkSocket {

    private final DatagramChannel channel;
    private final long openedAt;
    private final int life;
    private final IdTable waiting = new IdTable();
    private final Strangers strangers = new Strangers();
    private int sent;
    private boolean retired;

    private BulkSocket(DatagramChannel channel, int life, long openedAt) {
        this.channel = channel;
        this.life = life;
        this.openedAt = openedAt;
    }

    /** @param life how many datagrams it is to send */
    static BulkSocket open(InetSocketAddress server, Selector selector, int life, long now) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family(server));
        try {
            channel.configureBlocking(false);
            channel.connect(server);
            BulkSocket socket = new BulkSocket(channel, life, now);
            channel.register(selector, SelectionKey.OP_READ, socket);
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A socket of the server's own family: one for both takes a longer way through the kernel with each datagram. */
    private static ProtocolFamily family(InetSocketAddress server) {
        return server.getAddress() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    /** An id that no other question waits under on this socket. */
    int reserve(RandomBlock random, int slot) {
        int id = random.id();
        while (waiting.get(id) != IdTable.NONE) {
            id = random.id();
        }
        waiting.put(id, slot);
        return id;
    }

    /** The id is answered or given up. */
    void release(int id) {
        waiting.remove(id);
        strangers.used(id);
        closeIfDone();
    }

    /** The slot of the question that waits under an id, or -1. */
    int slotOf(int id) {
        return waiting.get(id);
    }

    /** The slot of some question that waits here, or -1. */
    public int anySlot() {
        return waiting.any();
    }

    /** Notes a datagram that fits no question here. True when a forger may be at it. */
    boolean isAttackedBy(int id) {
        return waiting.size() > 0 && strangers.areTooMany(id);
    }

    /** Sends what is between position and limit. A full send buffer loses it, as the network may. */
    void write(ByteBuffer datagram) throws IOException {
        sent++;
        channel.write(datagram);
    }

    /** Reads one datagram, or nothing. Longer ones are cut. */
    public int read(ByteBuffer datagram) throws IOException {
        return channel.read(datagram);
    }

    boolean isWorn(long now) {
        return sent >= life || now - openedAt > SocketPool.RETIRE_NANOS || !channel.isOpen();
    }

    /** Closes when nothing waits here any more. */
    void retire() {
        retired = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (retired && waiting.size() == 0) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
