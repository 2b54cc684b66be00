package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Where a resolver listens.
 *
 * @param address of either family
 * @param port 1 to 65535
 */
public record ResolverAddress(IpAddress address, int port) {

    /** The port of DNS (RFC 1035 section 4.2). */
    public static final int DEFAULT_PORT = 53;

    /** @throws IllegalArgumentException if the port is not 1 to 65535 */
    public ResolverAddress {
        Objects.requireNonNull(address, "address");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
    }

    /**
     * Reads {@code 127.0.0.1}, {@code 127.0.0.1:5353}, {@code ::1} or {@code [::1]:5353}. A host name is refused, because a
     * resolver would have to look it up.
     *
     * @param text an address literal, with or without a port; the default is 53
     * @return address and port
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static ResolverAddress parse(String text) {
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            IpAddress address = IpAddress.parse(text.substring(1, bracket));
            String rest = text.substring(bracket + 1);
            return new ResolverAddress(address, rest.isEmpty() ? DEFAULT_PORT : port(text, rest));
        }
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            return new ResolverAddress(IpAddress.parse(text), DEFAULT_PORT);
        }
        return new ResolverAddress(IpAddress.parse(text.substring(0, colon)), port(text, text.substring(colon)));
    }

    private static int port(String text, String colonAndDigits) {
        String digits = colonAndDigits.substring(1);
        boolean number = colonAndDigits.startsWith(":")
                && !digits.isEmpty()
                && digits.length() <= 9
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new IllegalArgumentException("\"" + Printable.text(text) + "\" is not HOST:PORT");
        }
        return Integer.parseInt(digits);
    }

    /** {@return the address for a socket} No name is resolved. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address.toInetAddress(), port);
    }

    @Override
    public String toString() {
        return address.family() == IpFamily.IPV4 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
