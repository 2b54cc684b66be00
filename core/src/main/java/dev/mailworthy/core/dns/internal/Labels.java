package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.net.IpAddress;
import java.net.InetSocketAddress;

/** The name of a server in evidence. */
final class Labels {

    private Labels() {}

    static String of(InetSocketAddress server) {
        IpAddress address = IpAddress.of(server.getAddress());
        String shown = address.toString();
        return (shown.indexOf(':') < 0 ? shown : "[" + shown + "]") + ":" + server.getPort();
    }
}
