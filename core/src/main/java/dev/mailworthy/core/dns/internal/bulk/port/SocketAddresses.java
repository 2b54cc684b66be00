package dev.mailworthy.core.dns.internal.bulk.port;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code struct sockaddr_in} and {@code sockaddr_in6}: the family has the machine's byte order, port and address have the
 * network's.
 */
final class SocketAddresses {

    private static final int IP4 = 16;
    private static final int IP6 = 28;

    private SocketAddresses() {}

    static int family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? LinuxSockets.AF_INET6 : LinuxSockets.AF_INET;
    }

    /** The whole structure, in a direct buffer of its size. */
    static ByteBuffer of(InetSocketAddress address) {
        byte[] octets = address.getAddress().getAddress();
        if (address.getAddress() instanceof Inet6Address wide) {
            int flow = 0;
            ByteBuffer structure = begin(IP6, address).putInt(flow).put(octets);
            return structure.order(ByteOrder.nativeOrder()).putInt(wide.getScopeId());
        }
        return begin(IP4, address).put(octets);
    }

    private static ByteBuffer begin(int size, InetSocketAddress address) {
        ByteBuffer structure = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        return structure
                .putShort((short) family(address))
                .order(ByteOrder.BIG_ENDIAN)
                .putShort((short) address.getPort());
    }
}
