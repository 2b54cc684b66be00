package dev.mailworthy.core.dns.internal.bulk;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code struct sockaddr_in} and {@code sockaddr_in6}: the family in the machine's order, port and address in the network's. */
final class SocketAddresses {

    private static final int IP4 = 16;
    private static final int IP6 = 28;
    private static final int FLOW = 4;

    private SocketAddresses() {}

    /** The whole structure, in a direct buffer of its size. */
    static ByteBuffer of(InetSocketAddress address) {
        boolean wide = address.getAddress() instanceof Inet6Address;
        ByteBuffer structure = ByteBuffer.allocateDirect(wide ? IP6 : IP4);
        structure.order(ByteOrder.nativeOrder()).putShort((short)
                (wide ? LinuxSockets.AF_INET6 : LinuxSockets.AF_INET));
        structure.order(ByteOrder.BIG_ENDIAN).putShort((short) address.getPort());
        structure.position(wide ? structure.position() + FLOW : structure.position());
        structure.put(address.getAddress().getAddress());
        if (address.getAddress() instanceof Inet6Address scoped) {
            structure.order(ByteOrder.nativeOrder()).putInt(scoped.getScopeId());
        }
        return structure;
    }
}
