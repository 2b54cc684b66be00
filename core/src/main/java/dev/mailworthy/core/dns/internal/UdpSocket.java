package dev.mailworthy.core.dns.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One UDP socket on a random port. It is connected, so that the kernel drops datagrams of other senders and reports an ICMP
 * refusal at once.
 */
final class UdpSocket {

    final DatagramChannel channel;
    final long openedAt;
    final AtomicInteger sent = new AtomicInteger();
    final ConcurrentHashMap<Integer, PendingReply> pending = new ConcurrentHashMap<>();

    /** Used by the reading thread only. */
    final Strangers strangers = new Strangers();

    /** Whether an attack was seen; then new questions do not use this socket. */
    volatile boolean attacked;

    private UdpSocket(DatagramChannel channel, long openedAt) {
        this.channel = channel;
        this.openedAt = openedAt;
    }

    static UdpSocket open(InetSocketAddress server, Selector selector, long now) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(server);
            UdpSocket socket = new UdpSocket(channel, now);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, socket);
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void send(byte[] datagram) throws IOException {
        sent.incrementAndGet();
        channel.write(ByteBuffer.wrap(datagram));
    }

    void close() throws IOException {
        channel.close();
    }
}
