package dev.mailworthy.smtp.responder.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * TLS without a socket, between the octets of the network and those of the {@link ResponderSession session}. It holds
 * two TLS records in memory.
 */
final class TlsLayer {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final SSLEngine engine;
    private final ByteBuffer packets;
    private final ByteBuffer sealed;
    private final ByteBuffer clear;

    TlsLayer(SSLEngine engine) {
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        packets = ByteBuffer.allocate(packet);
        sealed = ByteBuffer.allocate(packet);
        clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /**
     * Takes octets from the network.
     *
     * @param out gets the octets that TLS itself must send, also an alert after an error
     * @return the decrypted octets
     * @throws SSLException if the peer does not speak TLS, or has ended it
     */
    byte[] open(ByteBuffer network, ByteArrayOutputStream out) throws SSLException {
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        try {
            while (network.hasRemaining()) {
                fill(network);
                packets.flip();
                while (step(opened, out)) {
                    // Continues while the octets suffice.
                }
                packets.compact();
                if (!packets.hasRemaining()) {
                    throw new SSLException("a TLS record is too long");
                }
            }
        } catch (SSLException e) {
            alert(out);
            throw e;
        }
        return opened.toByteArray();
    }

    private void fill(ByteBuffer network) {
        int fits = Math.min(packets.remaining(), network.remaining());
        packets.put(network.slice(network.position(), fits));
        network.position(network.position() + fits);
    }

    /** Makes one step of the engine. Gives whether another step may follow. */
    private boolean step(ByteArrayOutputStream opened, ByteArrayOutputStream out) throws SSLException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            return true;
        }
        if (status == HandshakeStatus.NEED_WRAP) {
            return wrap(NOTHING, out).getStatus() == Status.OK;
        }
        if (!packets.hasRemaining()) {
            return false;
        }
        SSLEngineResult result = engine.unwrap(packets, clear);
        clear.flip();
        opened.write(clear.array(), 0, clear.limit());
        clear.clear();
        if (result.getStatus() == Status.CLOSED) {
            throw new SSLException("the other side has ended TLS");
        }
        boolean moved = result.bytesConsumed() > 0 || engine.getHandshakeStatus() != status;
        return moved && result.getStatus() == Status.OK;
    }

    /** Whether the handshake is complete. */
    boolean isUp() {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getProtocol().equals("NONE");
    }

    /** Encrypts the session's output. The handshake must be complete. */
    void seal(byte[] said, ByteArrayOutputStream out) throws SSLException {
        ByteBuffer rest = ByteBuffer.wrap(said);
        while (rest.hasRemaining()) {
            if (wrap(rest, out).getStatus() != Status.OK) {
                throw new SSLException("TLS has ended");
            }
        }
    }

    /** Sends the alert that closes TLS. */
    void end(ByteArrayOutputStream out) {
        engine.closeOutbound();
        alert(out);
    }

    private void alert(ByteArrayOutputStream out) {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                    && wrap(NOTHING, out).getStatus() == Status.OK) {
                // An alert may take more than one record.
            }
        } catch (SSLException e) {
            // The peer gets no alert. The connection ends in any case.
            return;
        }
    }

    private SSLEngineResult wrap(ByteBuffer said, ByteArrayOutputStream out) throws SSLException {
        sealed.clear();
        SSLEngineResult result = engine.wrap(said, sealed);
        out.write(sealed.array(), 0, sealed.position());
        return result;
    }
}
