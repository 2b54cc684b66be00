package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ListeningPort;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderException.Problem;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sockets on which a responder listens. Either all requested ones are open, or none is. */
public final class Listeners implements AutoCloseable {

    /** One listening socket, and the {@link Layer} of its first octet. */
    record Listener(ServerSocketChannel channel, Endpoint endpoint, Layer first) {}

    private final List<Listener> open = new ArrayList<>();

    private Listeners() {}

    /** @throws ResponderException with one line for each socket that cannot be bound */
    public static Listeners open(ResponderSettings settings) throws ResponderException {
        Listeners listeners = new Listeners();
        List<Problem> problems = new ArrayList<>();
        List<Optional<IpAddress>> addresses = settings.addresses().isEmpty()
                ? List.of(Optional.empty())
                : settings.addresses().stream().map(Optional::of).toList();
        for (Optional<IpAddress> address : addresses) {
            for (ListeningPort port : settings.ports()) {
                listeners.open(address, port).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            listeners.close();
            throw new ResponderException(problems);
        }
        return listeners;
    }

    /** @return the problem, if the socket cannot be bound */
    private Optional<Problem> open(Optional<IpAddress> address, ListeningPort port) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.configureBlocking(false);
            channel.bind(address.map(known -> new InetSocketAddress(known.toInetAddress(), port.number()))
                    .orElseGet(() -> new InetSocketAddress(port.number())));
            Endpoint endpoint = Endpoint.of((InetSocketAddress) channel.getLocalAddress());
            open.add(new Listener(channel, endpoint, port.first()));
            return Optional.empty();
        } catch (IOException e) {
            close(channel);
            return Optional.of(problem(address, port.number(), e));
        }
    }

    private static Problem problem(Optional<IpAddress> address, int port, IOException failure) {
        String where = "port " + port + address.map(known -> " on " + known).orElse("") + " cannot be bound: ";
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("permission denied")) {
            return Problem.of(where + "no permission", Hint.Standard.ALLOW_LOW_PORTS);
        }
        if (failure instanceof BindException && message.contains("in use")) {
            return Problem.of(where + "another program listens there already", Hint.Standard.FREE_PORT);
        }
        if (failure instanceof BindException && message.contains("assign")) {
            return Problem.of(where + "this machine does not have the address");
        }
        return Problem.of(where + failure.getMessage());
    }

    void register(Selector selector) throws IOException {
        for (Listener listener : open) {
            listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
        }
    }

    public List<Endpoint> endpoints() {
        return open.stream().map(Listener::endpoint).toList();
    }

    /** The ports on which a client of this local address also reaches this responder. */
    List<Integer> servedAt(IpAddress local) {
        return open.stream()
                .map(Listener::endpoint)
                .filter(endpoint -> endpoint.address().equals(local)
                        || endpoint.address().toInetAddress().isAnyLocalAddress())
                .map(Endpoint::port)
                .distinct()
                .sorted()
                .toList();
    }

    private static void close(@Nullable ServerSocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The socket is closed even after an error.
            return;
        }
    }

    @Override
    public void close() {
        open.forEach(listener -> close(listener.channel()));
    }
}
