package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a connection to an address really goes. Labs map documentation addresses to loopback sockets. */
@FunctionalInterface
public interface Route {

    /**
     * The socket address to connect to in place of an address and port, or nothing when there is no way there. Called
     * from many threads.
     */
    Optional<InetSocketAddress> route(IpAddress address, int port);

    /** Each connection goes to its own address. */
    static Route direct() {
        return (address, port) -> Optional.of(new InetSocketAddress(address.toInetAddress(), port));
    }
}
