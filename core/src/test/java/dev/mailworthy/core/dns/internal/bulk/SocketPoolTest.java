package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets are opened when needed and replaced after use. They stay open while questions wait on them. */
@Tag("jdk")
@Timeout(120)
@ParameterizedClass
@MethodSource("kinds")
class SocketPoolTest {

    @Parameter
    private Function<ByteBuffer, Ports> kind;

    private final ByteBuffer octet = ByteBuffer.allocateDirect(1);
    private final RandomBlock random = new RandomBlock(new SecureRandom());
    private DatagramSocket server;
    private Ports ports;
    private SocketPool pool;

    static List<Function<ByteBuffer, Ports>> kinds() {
        return List.of(queries -> Ports.single(), Ports::batched);
    }

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ports = kind.apply(octet);
        pool = new SocketPool((InetSocketAddress) server.getLocalSocketAddress(), ports, random);
    }

    @AfterEach
    void close() throws IOException {
        ports.close();
        server.close();
    }

    /** The source addresses that the server sees for these sockets. */
    private Set<Object> sources(Set<BulkSocket> sockets) throws IOException {
        Set<Object> sources = new HashSet<>();
        for (BulkSocket socket : sockets) {
            send(socket);
            DatagramPacket seen = new DatagramPacket(new byte[1], 1);
            server.receive(seen);
            sources.add(seen.getSocketAddress());
        }
        return sources;
    }

    private void send(BulkSocket socket) throws IOException {
        socket.write(octet.clear());
        socket.flush();
    }

    private Set<BulkSocket> pickMany(long now) throws IOException {
        Set<BulkSocket> sockets = new HashSet<>();
        for (int i = 0; i < 100 * SocketPool.SOCKETS; i++) {
            sockets.add(pool.pick(null, now));
        }
        return sockets;
    }

    @Test
    void onePickOpensOneSocketAndManyPicksOpenAllOnDifferentPorts() throws IOException {
        pool.pick(null, 0);
        assertThat(ports.open()).isEqualTo(1);
        Set<BulkSocket> sockets = pickMany(0);
        assertThat(sockets).hasSize(SocketPool.SOCKETS);
        assertThat(ports.open()).isEqualTo(SocketPool.SOCKETS);
        assertThat(sources(sockets)).hasSize(SocketPool.SOCKETS);
    }

    @Test
    void aRepeatGoesOutOnAnotherSocket() throws IOException {
        BulkSocket last = pool.pick(null, 0);
        for (int i = 0; i < 100 * SocketPool.SOCKETS; i++) {
            assertThat(pool.pick(last, 0)).isNotSameAs(last);
        }
    }

    @Test
    void afterAMinuteAllSocketsAreReplaced() throws IOException {
        Set<BulkSocket> old = pickMany(0);
        Set<Object> oldSources = sources(old);
        Set<BulkSocket> fresh = pickMany(SocketPool.RETIRE_NANOS + 1);
        assertThat(fresh).hasSize(SocketPool.SOCKETS).doesNotContainAnyElementsOf(old);
        assertThat(ports.open()).isEqualTo(SocketPool.SOCKETS);
        assertThat(sources(fresh)).hasSize(SocketPool.SOCKETS).isNotEqualTo(oldSources);
    }

    @Test
    void aSocketIsReplacedAfterItsDatagrams() throws IOException {
        BulkSocket socket = pool.pick(null, 0);
        assertThat(socket.isWorn(0)).isFalse();
        for (int i = 0; i < SocketPool.RETIRE_AFTER; i++) {
            send(socket);
        }
        assertThat(socket.isWorn(0)).isTrue();
    }

    @Test
    void aRetiredSocketStaysOpenForWhatWaitsOnIt() throws IOException {
        BulkSocket socket = pool.pick(null, 0);
        int one = socket.reserve(random, 1);
        int two = socket.reserve(random, 2);
        pool.retire(socket);
        socket.release(one);
        assertThat(socket.slotOf(two)).isEqualTo(2);
        assertThat(ports.open()).isEqualTo(1);
        assertThat(sources(Set.of(socket))).hasSize(1);
        socket.release(two);
        assertThat(ports.open()).isZero();
        assertThatThrownBy(() -> send(socket)).isInstanceOf(IOException.class);
    }
}
