package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A UDP socket of the Java platform. It passes one datagram in each call. */
final class ChannelPort implements Port {

    private final DatagramChannel channel;
    private final Inbox inbox;

    ChannelPort(DatagramChannel channel, Inbox inbox) {
        this.channel = channel;
        this.inbox = inbox;
    }

    @Override
    public void write(ByteBuffer datagram) throws IOException {
        channel.write(datagram);
    }

    @Override
    public void flush() {}

    /** Reads one datagram. A second read costs the same and usually finds nothing. */
    @Override
    public int read() throws IOException {
        int length = channel.read(inbox.datagram(0).clear());
        inbox.received(0, length);
        return length > 0 ? 1 : 0;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
