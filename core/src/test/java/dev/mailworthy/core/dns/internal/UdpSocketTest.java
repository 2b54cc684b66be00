package dev.mailworthy.core.dns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The message for a server to which this host cannot connect a socket. */
class UdpSocketTest {

    private static final InetSocketAddress IPV6 = server("::1");
    private static final BindException NOT_AVAILABLE = new BindException("Cannot assign requested address");

    private static InetSocketAddress server(String address) {
        return new InetSocketAddress(IpAddress.parse(address).toInetAddress(), 53);
    }

    private static Stream<InetAddress> own(String... addresses) {
        return Stream.of(addresses).map(address -> IpAddress.parse(address).toInetAddress());
    }

    @Test
    void aHostWithoutIpv6IsNamed() {
        assertThat(UdpSocket.unconnected(IPV6, NOT_AVAILABLE, own("127.0.0.1", "192.0.2.1")))
                .isInstanceOf(NoRouteToHostException.class)
                .hasMessage("this host has no IPv6");
        assertThat(UdpSocket.unconnected(IPV6, new UnsupportedAddressTypeException(), own("127.0.0.1")))
                .hasMessage("this host has no IPv6");
    }

    @Test
    void anotherCauseIsNotCalledMissingIpv6() {
        assertThat(UdpSocket.unconnected(IPV6, NOT_AVAILABLE, own("::1"))).isSameAs(NOT_AVAILABLE);
        assertThat(UdpSocket.unconnected(server("192.0.2.53"), NOT_AVAILABLE, own("127.0.0.1")))
                .isSameAs(NOT_AVAILABLE);
    }
}
