package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailworthy.core.dns.internal.bulk.port.BatchPorts;
import dev.mailworthy.core.dns.internal.bulk.port.Inbox;
import dev.mailworthy.core.dns.internal.bulk.port.PortOwner;
import dev.mailworthy.core.dns.internal.bulk.port.UnsentException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges datagrams between {@link BatchPorts} and sockets of the Java platform, over IPv4 and IPv6 loopback. */
@Timeout(120)
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
@Tag("jdk")
@ParameterizedClass
@ValueSource(strings = {"127.0.0.1", "::1"})
class BatchPortsTest {

    /** More datagrams than one read takes, so that there is a second read. */
    private static final int MANY = 50;

    private static final int BATCH = 32;

    @Parameter
    private String loopback;

    private final ByteBuffer octets = ByteBuffer.allocateDirect(1024);
    private final BatchPorts ports = new BatchPorts(octets);
    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(loopback), 0));
        for (int i = 0; i < octets.capacity(); i++) {
            octets.put(i, (byte) i);
        }
    }

    @AfterEach
    void close() {
        ports.close();
        server.close();
    }

    private BulkSocket socket() throws IOException {
        return new BulkSocket(ports, (InetSocketAddress) server.getLocalSocketAddress(), 1000, 0);
    }

    /** A datagram whose first octet is its number. The number is also its length. */
    private ByteBuffer datagram(int number) {
        return octets.limit(2 * number).position(number);
    }

    private SocketAddress received(int number) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        assertThat(packet.getLength()).isEqualTo(number);
        assertThat(packet.getData()[0]).isEqualTo((byte) number);
        return packet.getSocketAddress();
    }

    private void reply(SocketAddress to, int length) throws IOException {
        byte[] data = new byte[length];
        if (length > 0) {
            data[0] = (byte) length;
        }
        server.send(new DatagramPacket(data, length, to));
    }

    private SocketAddress exchange(BulkSocket socket) throws IOException {
        socket.write(datagram(1));
        socket.flush();
        return received(1);
    }

    @Test
    void theFlushSendsAllDatagramsInOrder() throws IOException {
        BulkSocket socket = socket();
        Set<SocketAddress> sources = new HashSet<>();
        for (int i = 1; i <= BATCH; i++) {
            socket.write(datagram(i));
        }
        assertThatThrownBy(() -> socket.write(datagram(1))).isInstanceOf(IllegalStateException.class);
        socket.flush();
        socket.flush();
        for (int i = 1; i <= BATCH; i++) {
            sources.add(received(i));
        }
        assertThat(sources).hasSize(1);
        exchange(socket);
    }

    @Test
    void discardedDatagramsAreNeverSent() throws IOException {
        BulkSocket socket = socket();
        socket.write(datagram(2));
        ports.discard();
        exchange(socket);
    }

    @Test
    void datagramsAreReadInOrderAndUnchanged() throws IOException {
        BulkSocket socket = socket();
        SocketAddress client = exchange(socket);
        for (int i = 1; i <= MANY; i++) {
            reply(client, i);
        }
        List<Integer> lengths = new ArrayList<>();
        for (int count = socket.read(); count > 0; count = socket.read()) {
            for (int i = 0; i < count; i++) {
                lengths.add(ports.inbox().length(i));
                assertThat(ports.inbox().datagram(i).get(0))
                        .isEqualTo((byte) ports.inbox().length(i));
            }
        }
        assertThat(lengths).hasSize(MANY).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLongDatagramIsCutAndAnEmptyOneIsEmpty() throws IOException {
        BulkSocket socket = socket();
        SocketAddress client = exchange(socket);
        reply(client, Inbox.LONGEST + 1);
        reply(client, 0);
        reply(client, 3);
        assertThat(socket.read()).isEqualTo(3);
        assertThat(ports.inbox().length(0)).isEqualTo(Inbox.LONGEST);
        assertThat(ports.inbox().length(1)).isZero();
        assertThat(ports.inbox().length(2)).isEqualTo(3);
    }

    /** The next flush reports the refusal of earlier datagrams and sends nothing. Later flushes do not report it again. */
    @Test
    void anEarlierRefusalFailsOneFlush() throws IOException {
        BulkSocket socket = socket();
        SocketAddress address = server.getLocalSocketAddress();
        server.close();
        socket.write(datagram(1));
        socket.flush();
        socket.write(datagram(2));
        assertThat(unsentFrom(socket)).isZero();
        server = new DatagramSocket(address);
        socket.write(datagram(2));
        socket.write(datagram(3));
        socket.flush();
        received(2);
        received(3);
    }

    /** On loopback a refusal arrives before the next datagram, and sendmmsg does not report it. */
    @Test
    void aRefusalInTheMiddleOfABatchIsSeen() throws IOException {
        BulkSocket socket = socket();
        server.close();
        for (int i = 1; i <= 3; i++) {
            socket.write(datagram(i));
        }
        assertThat(unsentFrom(socket)).isEqualTo(1);
        socket.flush();
    }

    private static int unsentFrom(BulkSocket socket) {
        UnsentException unsent = catchThrowableOfType(UnsentException.class, socket::flush);
        assertThat(unsent).isNotNull();
        return unsent.from();
    }

    @Test
    void aRefusalIsReadAsOne() throws IOException {
        BulkSocket socket = socket();
        server.close();
        socket.write(datagram(1));
        socket.flush();
        List<PortOwner> ready = new ArrayList<>();
        ports.await(1000, ready::add);
        assertThat(ready).containsExactly(socket);
        assertThatThrownBy(() -> socket.read()).isInstanceOf(PortUnreachableException.class);
        assertThat(socket.read()).isZero();
    }

    @Test
    void aClosedSocketHasNothingToRead() throws IOException {
        BulkSocket socket = socket();
        reply(exchange(socket), 1);
        socket.retire();
        assertThat(socket.read()).isZero();
        assertThat(socket.isWorn(0)).isTrue();
    }

    @Test
    void aWaitNamesTheSocketsThatHaveSomethingAndNoOthers() throws IOException {
        List<BulkSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sockets.add(socket());
        }
        sockets.remove(7).retire();
        Set<PortOwner> expected = Set.of(sockets.get(0), sockets.get(100), sockets.get(298));
        for (BulkSocket socket : List.of(sockets.get(0), sockets.get(100), sockets.get(298))) {
            reply(exchange(socket), 1);
        }
        List<PortOwner> ready = new ArrayList<>();
        ports.await(1000, ready::add);
        assertThat(ready).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aWaitForNothingIsShort() throws IOException {
        socket();
        ports.await(Long.MAX_VALUE, socket -> {
            throw new AssertionError("nothing was sent");
        });
    }
}
