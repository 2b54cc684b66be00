package dev.mailworthy.core.dns.internal.bulk;

import dev.mailworthy.core.dns.internal.Strangers;
import dev.mailworthy.core.dns.internal.bulk.port.Port;
import dev.mailworthy.core.dns.internal.bulk.port.PortOwner;
import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** One connected socket on a random port, and the ids that wait on it. */
public final class BulkSocket implements PortOwner {

    private final Port port;
    private final long openedAt;
    private final int life;
    private final IdTable waiting = new IdTable();
    private final Strangers strangers = new Strangers();
    private int sent;
    private boolean retired;

    /**
     * @param life the number of datagrams after which the socket is replaced
     */
    BulkSocket(Ports ports, InetSocketAddress server, int life, long now) throws IOException {
        this.port = ports.open(server, this);
        this.life = life;
        this.openedAt = now;
    }

    /** Picks a random id that no other question of this socket has. */
    int reserve(RandomBlock random, int slot) {
        int id = random.id();
        while (waiting.get(id) != IdTable.NONE) {
            id = random.id();
        }
        waiting.put(id, slot);
        return id;
    }

    /** Frees an id whose question is answered or given up. */
    void release(int id) {
        waiting.remove(id);
        strangers.used(id);
        closeIfDone();
    }

    /** The slot of the question with an id, or -1. */
    int slotOf(int id) {
        return waiting.get(id);
    }

    /** The slot of any question that waits on this socket, or -1. */
    public int anySlot() {
        return waiting.any();
    }

    /** Notes a datagram that fits no question here. Returns true if an attacker may be guessing ids. */
    boolean isAttackedBy(int id) {
        return waiting.size() > 0 && strangers.areTooMany(id);
    }

    /** Sends the octets between position and limit, now or at the next flush. */
    void write(ByteBuffer datagram) throws IOException {
        sent++;
        port.write(datagram);
    }

    void flush() throws IOException {
        port.flush();
    }

    /** Reads the datagrams that arrived, as many as the inbox holds. Returns their number. */
    public int read() throws IOException {
        return port.read();
    }

    boolean isWorn(long now) {
        return sent >= life || now - openedAt > SocketPool.RETIRE_NANOS || !isOpen();
    }

    public boolean isOpen() {
        return port.isOpen();
    }

    /** Closes the socket when no question waits on it any more. */
    void retire() {
        retired = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (retired && waiting.size() == 0) {
            try {
                port.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
