package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code HOST[:PORT]} as a user writes it. The host is a name or an address; an IPv6 address with a port is in
 * brackets.
 */
record HostAndPort(String host, List<IpAddress> addresses, OptionalInt port) {

    static HostAndPort parse(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            String rest = close < 0 ? "" : text.substring(close + 1);
            if (close < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
                throw new IllegalArgumentException("\"" + Printable.text(text) + "\" is not [ADDRESS]:PORT");
            }
            return of(text.substring(1, close), rest.isEmpty() ? OptionalInt.empty() : port(rest.substring(1)));
        }
        int colon = text.indexOf(':');
        boolean bareIpv6 = colon >= 0 && text.indexOf(':', colon + 1) >= 0;
        if (colon < 0 || bareIpv6) {
            return of(text, OptionalInt.empty());
        }
        return of(text.substring(0, colon), port(text.substring(colon + 1)));
    }

    private static HostAndPort of(String host, OptionalInt port) {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (literal) {
            IpAddress address = IpAddress.parse(host);
            return new HostAndPort(address.toString(), List.of(address), port);
        }
        return new HostAndPort(DomainName.parse(host).toString(), List.of(), port);
    }

    private static OptionalInt port(String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("\"" + Printable.text(digits) + "\" is not a port number");
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
        return OptionalInt.of(port);
    }
}
