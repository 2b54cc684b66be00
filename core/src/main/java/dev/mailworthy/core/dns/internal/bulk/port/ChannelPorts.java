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

/** Opens UDP sockets of the Java platform and waits for them with a selector. */
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

    /** The family of the server's address. A socket for both families takes a longer path through the kernel. */
    private static ProtocolFamily family(InetSocketAddress server) {
        return server.getAddress() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    @Override
    public int open() {
        // The selector keeps the key of a closed socket until its next selection.
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
