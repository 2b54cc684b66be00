package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Optional;

/**
 * A port, over one family, from one source address. All attempts on it together give one verdict.
 *
 * @param source the local address, or empty for the system's choice
 * @param family IPv4 or IPv6
 * @param port the port under test
 */
public record OutgoingPort(Optional<IpAddress> source, IpFamily family, int port) {

    /** {@code port 25 over IPv4}, with the local address if one was given. */
    @Override
    public String toString() {
        String over = "port " + port + " over " + family.title();
        return source.map(address -> over + " from " + address).orElse(over);
    }
}
