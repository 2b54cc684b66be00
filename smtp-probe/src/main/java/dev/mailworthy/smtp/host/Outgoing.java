package dev.mailworthy.smtp.host;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;

/**
 * New TCP connections from this machine.
 *
 * @param family IPv4 or IPv6
 * @param port 1 to 65535
 * @param destinations the servers; empty if they are not known
 */
public record Outgoing(IpFamily family, int port, List<IpAddress> destinations) {
    public Outgoing {
        destinations = List.copyOf(destinations);
    }
}
