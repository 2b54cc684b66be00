package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The socket address to which a connection really goes. Labs map documentation addresses to loopback sockets. */
@FunctionalInterface
public interface Route {

    /**
     * {@return the socket address for an address and port; empty if there is no route} Called by several threads.
     *
     * @param address of the target
     * @param port 1 to 65535
     */
    Optional<InetSocketAddress> route(IpAddress address, int port);

    /**
     * Connects to every address itself.
     *
     * @return a route without a detour
     */
    static Route direct() {
        return (address, port) -> Optional.of(new InetSocketAddress(address.toInetAddress(), port));
    }
}
