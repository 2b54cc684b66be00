package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.path.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connection's socket. It reads nothing while output waits to be sent, so that a client that does not read cannot
 * make it buffer more.
 */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final WireSession wire;
    private final Endpoint client;
    private final Endpoint responder;
    private final long deadline;
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    Connection(
            SocketChannel channel,
            SelectionKey key,
            WireSession wire,
            Endpoint client,
            Endpoint responder,
            long deadline) {
        this.channel = channel;
        this.key = key;
        this.wire = wire;
        this.client = client;
        this.responder = responder;
        this.deadline = deadline;
    }

    Endpoint client() {
        return client;
    }

    Endpoint responder() {
        return responder;
    }

    ResponderSession session() {
        return wire.session();
    }

    /** On the responder's clock. */
    long deadline() {
        return deadline;
    }

    /**
     * Reads or writes what can be, without waiting.
     *
     * @param buffer for reading; empty again afterwards
     * @return whether the connection goes on
     */
    boolean attend(ByteBuffer buffer) throws IOException {
        if (!unsent.hasRemaining()) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                return false;
            }
            try {
                wire.receive(buffer.flip());
            } finally {
                unsent = ByteBuffer.wrap(wire.toSend());
            }
        }
        return send();
    }

    /** Sends what the session has to say by itself, at the beginning. */
    boolean begin() throws IOException {
        unsent = ByteBuffer.wrap(wire.toSend());
        return send();
    }

    private boolean send() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return unsent.hasRemaining() || !wire.isOver();
    }

    /** Tries to get a last word out, and closes. */
    void close() {
        try (channel) {
            if (unsent.hasRemaining()) {
                channel.write(unsent);
            }
        } catch (IOException e) {
            // It is closed either way.
            return;
        }
    }
}
