package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One connected UDP socket. An exception concerns the socket as a whole; a closed port at the other end is a {@link
 * java.net.PortUnreachableException}.
 */
public sealed interface Port permits ChannelPort, BatchPort {

    /** Sends what is between position and limit, or keeps it for the next flush. A full send buffer loses it, as the network may. */
    void write(ByteBuffer datagram) throws IOException;

    /**
     * Everything written is on its way after this.
     *
     * @throws UnsentException when only a part of it is
     */
    void flush() throws IOException;

    /** Takes in what has come, up to what the inbox of its {@link Ports} holds. Returns how many datagrams there were. */
    int read() throws IOException;

    boolean isOpen();

    void close() throws IOException;
}
