package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One connected UDP socket. An exception concerns the socket as a whole; a closed port at the other end is a {@link
 * java.net.PortUnreachableException}.
 */
public interface Port {

    /**
     * Sends the octets between position and limit, now or at the next flush. If the send buffer is full, they are lost, as in a
     * network.
     */
    void write(ByteBuffer datagram) throws IOException;

    /**
     * Sends everything that was written.
     *
     * @throws UnsentException if only a part was sent
     */
    void flush() throws IOException;

    /** Reads datagrams into the inbox of its {@link Ports}, as many as it holds. Returns their number. */
    int read() throws IOException;

    boolean isOpen();

    void close() throws IOException;
}
