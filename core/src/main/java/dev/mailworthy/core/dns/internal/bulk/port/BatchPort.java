package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A socket for Linux system calls that take many datagrams. Written datagrams wait in the {@link Outbox} until the flush. All
 * sockets use one outbox, one after the other.
 */
final class BatchPort implements Port {

    private static final int CLOSED = -1;

    private final BatchPorts ports;
    private final PortOwner owner;
    private int socket;

    BatchPort(BatchPorts ports, PortOwner owner, int socket) {
        this.ports = ports;
        this.owner = owner;
        this.socket = socket;
    }

    PortOwner owner() {
        return owner;
    }

    int socket() {
        return socket;
    }

    @Override
    public void write(ByteBuffer datagram) {
        ports.outbox().add(datagram);
    }

    @Override
    public void flush() throws IOException {
        ports.outbox().send(socket);
    }

    @Override
    public int read() throws IOException {
        return isOpen() ? ports.receive(socket) : 0;
    }

    @Override
    public boolean isOpen() {
        return socket != CLOSED;
    }

    @Override
    public void close() {
        if (isOpen()) {
            ports.forget(this);
            LinuxSockets.Calls.close(socket);
            socket = CLOSED;
        }
    }
}
