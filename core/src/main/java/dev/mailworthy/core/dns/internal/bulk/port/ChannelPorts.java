package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/** Sockets of the platform's, with its selector to wait for them. */
final class ChannelPorts implements Ports {

    private final Selector selector;
    private final Inbox inbox = new Inbox(1);

    ChannelPorts() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
    }

    @Override
    public Port open(InetSocketAddress server, PortOwner owner) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family(server));
        try {
            channel.configureBlocking(false);
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_READ, owner);
            return new ChannelPort(channel, inbox);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A socket of the server's own family: one for both takes a longer way through the kernel with each datagram. */
    private static ProtocolFamily family(InetSocketAddress server) {
        return server.getAddress() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    @Override
    public int open() {
        // A closed one's key stays until the next look.
        return (int) selector.keys().stream().filter(SelectionKey::isValid).count();
    }

    @Override
    public int run() {
        return 1;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void await(long millis, Consumer<PortOwner> arrivals) throws IOException {
        Consumer<SelectionKey> ready = key -> arrivals.accept((PortOwner) key.attachment());
        if (millis == 0) {
            selector.selectNow(ready);
        } else {
            selector.select(ready, millis);
        }
    }

    @Override
    public boolean gather() {
        return false;
    }

    @Override
    public void discard() {}

    @Override
    public void wakeup() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
