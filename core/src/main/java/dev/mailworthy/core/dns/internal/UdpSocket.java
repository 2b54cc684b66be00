package dev.mailworthy.core.dns.internal;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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
            connect(channel, server);
            UdpSocket socket = new UdpSocket(channel, now);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, socket);
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void connect(DatagramChannel channel, InetSocketAddress server) throws IOException {
        try {
            channel.connect(server);
        } catch (SocketException | UnsupportedAddressTypeException e) {
            throw unconnected(server, e, NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses));
        }
    }

    /**
     * Says so when the reason is that this host has no IPv6. The words of the system name only an address.
     *
     * @param own the addresses of this host
     */
    static IOException unconnected(InetSocketAddress server, Exception cause, Stream<InetAddress> own) {
        boolean noIpv6 =
                cause instanceof UnsupportedAddressTypeException || own.noneMatch(Inet6Address.class::isInstance);
        if (server.getAddress() instanceof Inet6Address && noIpv6) {
            return new NoRouteToHostException("this host has no IPv6");
        }
        return cause instanceof IOException known ? known : new IOException(cause);
    }

    void send(byte[] datagram) throws IOException {
        sent.incrementAndGet();
        channel.write(ByteBuffer.wrap(datagram));
    }

    void close() throws IOException {
        channel.close();
    }
}
