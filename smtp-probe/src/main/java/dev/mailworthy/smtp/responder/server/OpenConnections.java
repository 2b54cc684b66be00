package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.server.Listeners.Listener;
import dev.mailworthy.smtp.responder.token.SelfSigned;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Accepts connections within the limits, and closes them. For one thread. */
public final class OpenConnections {

    private static final byte[] COME_LATER =
            "421 too many connections from your address, come later\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The objects that all connections of a responder share. */
    public record Shared(
            ResponderSession.Identity identity,
            SelfSigned certificate,
            Listeners listeners,
            ResponderLimits limits,
            LongSupplier nanos,
            Tally tally,
            Consumer<ProvenConnection> listener,
            Consumer<IpAddress> served) {}

    private final Shared shared;
    private final Admission admission;
    private final Set<Connection> open = new LinkedHashSet<>();
    private final Set<IpAddress> provenClients = new LinkedHashSet<>();

    public OpenConnections(Shared shared) {
        this.shared = shared;
        this.admission = new Admission(shared.limits(), shared.nanos());
    }

    /** Accepts one connection. Does nothing if no client is waiting. */
    void accept(Listener listener, Selector selector) throws IOException {
        SocketChannel channel = listener.channel().accept();
        if (channel == null) {
            return;
        }
        try {
            channel.configureBlocking(false);
            Endpoint client = Endpoint.of((InetSocketAddress) channel.getRemoteAddress());
            if (admission.enter(client.address()) == Admission.Decision.ADMITTED) {
                shared.tally().accepted.increment();
                makeRoom();
                admit(listener, channel, client, selector);
            } else {
                shared.tally().turnedAway.increment();
                turnAway(listener, channel);
            }
        } catch (IOException e) {
            // The client has closed the connection again.
            channel.close();
        }
    }

    private static void turnAway(Listener listener, SocketChannel channel) throws IOException {
        try (channel) {
            if (listener.first() == Layer.CLEAR_TEXT) {
                channel.write(ByteBuffer.wrap(COME_LATER));
            }
        }
    }

    /** Closes the oldest connection if the limit is reached. */
    private void makeRoom() {
        if (open.size() >= shared.limits().connections()) {
            shared.tally().cut.increment();
            end(open.iterator().next());
        }
    }

    private void admit(Listener listener, SocketChannel channel, Endpoint client, Selector selector) {
        Optional<Connection> admitted = Optional.empty();
        try {
            Endpoint own = Endpoint.of((InetSocketAddress) channel.getLocalAddress());
            ResponderSession session = new ResponderSession(
                    shared.identity(), client, own, shared.listeners().servedAt(own.address()), listener.first());
            WireSession wire = new WireSession(session, shared.limits(), shared.certificate()::engine);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            long deadline =
                    shared.nanos().getAsLong() + shared.limits().deadline().toNanos();
            Connection connection = new Connection(channel, key, wire, client, own, deadline);
            key.attach(connection);
            open.add(connection);
            admitted = Optional.of(connection);
            if (listener.first() == Layer.TLS) {
                wire.beginTls();
            } else {
                wire.begin();
            }
            connection.begin();
        } catch (IOException e) {
            admitted.ifPresentOrElse(this::end, () -> admission.leave(client.address()));
        }
    }

    /** Lets a {@link Connection} read or write as much as possible. */
    void attend(Connection connection, ByteBuffer buffer) {
        boolean goesOn;
        try {
            goesOn = connection.attend(buffer);
        } catch (IOException | RuntimeException e) {
            // An error that a client provokes in the TLS engine ends its own connection only.
            goesOn = false;
        }
        if (!goesOn) {
            end(connection);
        }
    }

    /** Closes connections whose deadline has passed. All have the same time, so that the oldest ends first. */
    void endLate() {
        long now = shared.nanos().getAsLong();
        while (!open.isEmpty() && open.iterator().next().deadline() - now <= 0) {
            shared.tally().cut.increment();
            end(open.iterator().next());
        }
    }

    /** Nanoseconds until the next connection's deadline, on the responder's clock; empty if none is open. */
    Optional<Long> next() {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(open.iterator().next().deadline() - shared.nanos().getAsLong());
    }

    private void end(Connection connection) {
        if (!open.remove(connection)) {
            return;
        }
        connection.close();
        IpAddress client = connection.client().address();
        admission.leave(client);
        connection.session().proven().ifPresent(layer -> {
            shared.tally().proven.increment();
            provenClients.add(client);
            shared.listener().accept(new ProvenConnection(connection.client(), connection.responder(), layer));
        });
        if (admission.open(client) == 0 && provenClients.remove(client)) {
            shared.served().accept(client);
        }
    }

    void close() {
        while (!open.isEmpty()) {
            end(open.iterator().next());
        }
    }
}
