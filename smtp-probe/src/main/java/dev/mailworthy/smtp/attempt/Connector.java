package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * Connects sockets through a {@link Route}, and describes a failure as an {@link AttemptOutcome}.
 *
 * @param timeout of one connection; below 3 s a rejection over IPv6 looks like a drop
 */
public record Connector(Route route, Duration timeout) {

    /**
     * Connects. Blocks for the timeout at most. Another thread may close the socket to end it early.
     *
     * @param source the local address to bind to; not used on a route to loopback, which needs a loopback source
     * @return empty if the socket is connected, else the outcome
     */
    public Optional<Unreached> connect(Socket socket, IpAddress address, int port, Optional<IpAddress> source) {
        Optional<InetSocketAddress> way = route.route(address, port);
        if (way.isEmpty()) {
            return Optional.of(new Unreached(
                    AttemptOutcome.NO_ROUTE, "no route over " + address.family().label()));
        }
        return connect(socket, way.get(), source);
    }

    private Optional<Unreached> connect(Socket socket, InetSocketAddress way, Optional<IpAddress> source) {
        Optional<AttemptResult> noRoute = LocalRoute.missing(way, SocketOwner.process());
        if (noRoute.isPresent()) {
            return noRoute.map(missing -> new Unreached(missing.outcome(), missing.detail()));
        }
        try {
            if (source.isPresent() && !way.getAddress().isLoopbackAddress()) {
                socket.bind(new InetSocketAddress(source.get().toInetAddress(), 0));
            }
            socket.connect(way, (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis())));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Unreached(
                    ConnectFailure.outcome(e, IpAddress.of(way.getAddress()).family()),
                    String.valueOf(e.getMessage())));
        }
    }
}
