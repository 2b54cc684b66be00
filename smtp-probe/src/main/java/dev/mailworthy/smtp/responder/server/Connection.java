package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.path.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connection's socket. It reads nothing while output is unsent. A client that does not read can therefore fill no
 * more memory.
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

    /** The deadline, on the responder's clock. */
    long deadline() {
        return deadline;
    }

    /**
     * Reads or writes as much as possible without waiting.
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

    /** Sends the greeting, if there is one. */
    boolean begin() throws IOException {
        unsent = ByteBuffer.wrap(wire.toSend());
        return send();
    }

    private boolean send() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return unsent.hasRemaining() || !wire.isOver();
    }

    /** Tries to send the rest of the output, and closes the socket. */
    void close() {
        try (channel) {
            if (unsent.hasRemaining()) {
                channel.write(unsent);
            }
        } catch (IOException e) {
            // The socket is closed even after an error.
            return;
        }
    }
}
