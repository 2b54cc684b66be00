package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.net.InetSocketAddress;

/**
 * One end of a TCP connection.
 *
 * @param address of either family
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, int port) {

    /**
     * From the platform's socket address, which must be resolved.
     *
     * @param socket resolved
     * @return address and port
     */
    public static Endpoint of(InetSocketAddress socket) {
        return new Endpoint(IpAddress.of(socket.getAddress()), socket.getPort());
    }

    /** {@code 192.0.2.1:25} or {@code [2001:db8::1]:25}. */
    @Override
    public String toString() {
        return address.family() == IpFamily.IPV4 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
