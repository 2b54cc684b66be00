package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets are opened when needed, used up, and kept open for what waits on them. */
@Timeout(20)
class SocketPoolTest {

    private final RandomBlock random = new RandomBlock(new SecureRandom());
    private DatagramSocket server;
    private Selector selector;
    private SocketPool pool;

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        selector = Selector.open();
        pool = new SocketPool((InetSocketAddress) server.getLocalSocketAddress(), selector, random);
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        server.close();
    }

    /** The local ports of all open sockets. */
    private Set<Object> ports() throws IOException {
        selector.selectNow();
        return selector.keys().stream()
                .map(key -> ((DatagramChannel) key.channel()).socket().getLocalPort())
                .collect(Collectors.toSet());
    }

    private void pickMany(long now) throws IOException {
        for (int i = 0; i < 100 * SocketPool.SOCKETS; i++) {
            pool.pick(null, now);
        }
    }

    @Test
    void onePickOpensOneSocketAndManyOpenAllOnPortsOfTheirOwn() throws IOException {
        pool.pick(null, 0);
        assertThat(ports()).hasSize(1);
        pickMany(0);
        assertThat(ports()).hasSize(SocketPool.SOCKETS);
    }

    @Test
    void aRepeatGoesOutOnAnotherSocket() throws IOException {
        BulkSocket last = pool.pick(null, 0);
        for (int i = 0; i < 100 * SocketPool.SOCKETS; i++) {
            assertThat(pool.pick(last, 0)).isNotSameAs(last);
        }
    }

    @Test
    void afterAMinuteAllAreNew() throws IOException {
        pickMany(0);
        Set<Object> old = ports();
        pickMany(SocketPool.RETIRE_NANOS + 1);
        assertThat(ports()).hasSize(SocketPool.SOCKETS).isNotEqualTo(old);
    }

    @Test
    void aSocketWearsOutByUse() throws IOException {
        BulkSocket socket = pool.pick(null, 0);
        assertThat(socket.isWorn(0)).isFalse();
        for (int i = 0; i < SocketPool.RETIRE_AFTER; i++) {
            socket.write(ByteBuffer.allocate(1));
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
        assertThat(ports()).hasSize(1);
        socket.release(two);
        assertThat(ports()).isEmpty();
    }
}
