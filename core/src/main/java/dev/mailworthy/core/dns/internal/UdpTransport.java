package dev.mailworthy.core.dns.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends many questions over few sockets. dnsjava's own client needs nine system calls to open and close a socket for each
 * query. This class keeps up to {@link #SOCKETS} connected sockets for each server. Each has a random port and is replaced
 * after {@link #RETIRE_AFTER} datagrams or a minute. A reply counts only if server, id and question fit. Other datagrams are
 * counted and ignored, so that an attacker can neither forge an answer nor make a question fail.
 */
public final class UdpTransport implements AutoCloseable {

    static final int SOCKETS = 256;
    static final int RETIRE_AFTER = 2000;
    private static final long RETIRE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int MAX_DATAGRAM = 4096;

    private final SecureRandom random;
    private final Selector selector;
    private final Thread loop;
    private final Map<InetSocketAddress, UdpSocket[]> pools = new ConcurrentHashMap<>();
    private final ExpiryWheel wheel = new ExpiryWheel();
    private final ConcurrentLinkedQueue<UdpSocket> retired = new ConcurrentLinkedQueue<>();
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong mismatches = new AtomicLong();
    private final AtomicLong attacked = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);

    public UdpTransport(SecureRandom random) throws IOException {
        this.random = random;
        this.selector = Selector.open();
        this.loop = new Thread(this::loop, "dns-udp");
        loop.setDaemon(true);
        loop.start();
    }

    /**
     * Whether the caller runs on the thread that delivers replies. Code on that thread must not wait for a reply: it would wait
     * forever.
     */
    public boolean isOwnThread() {
        return Thread.currentThread() == loop;
    }

    /** Datagrams sent so far. */
    public long datagrams() {
        return datagrams.get();
    }

    /** Datagrams that fitted no question. */
    public long mismatches() {
        return mismatches.get();
    }

    /** Questions that were given up because too many forged replies arrived at their socket. */
    public long attacked() {
        return attacked.get();
    }

    /**
     * Sends a query and gives the reply to exactly that query. It fails with the network's error, with a timeout, or with
     * {@link ForgedReplies}.
     */
    CompletableFuture<byte[]> send(InetSocketAddress server, byte[] query, Duration timeout) {
        try {
            return exchange(server, query, timeout);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<byte[]> exchange(InetSocketAddress server, byte[] query, Duration timeout)
            throws IOException {
        long now = System.nanoTime();
        UdpSocket socket = socket(server, now);
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        PendingReply pending = reserve(socket, query, reply);
        wheel.add(pending, now, timeout.toNanos());
        byte[] datagram = query.clone();
        datagram[0] = (byte) (pending.wireId() >> 8);
        datagram[1] = (byte) pending.wireId();
        datagrams.incrementAndGet();
        try {
            socket.send(datagram);
        } catch (IOException e) {
            socket.pending.remove(pending.wireId());
            if (e instanceof ClosedChannelException && selector.isOpen()) {
                return exchange(server, query, timeout); // The socket was closed after it had been picked.
            }
            pending.failed(e);
        }
        return reply;
    }

    /** Replaces the query's id, because the caller's id can be in use on this socket. */
    private PendingReply reserve(UdpSocket socket, byte[] query, CompletableFuture<byte[]> reply) throws IOException {
        for (int i = 0; i < 64; i++) {
            PendingReply pending = new PendingReply(query, socket, random.nextInt(0x10000), reply);
            if (socket.pending.putIfAbsent(pending.wireId(), pending) == null) {
                return pending;
            }
        }
        throw new IOException("too many questions in flight");
    }

    private UdpSocket socket(InetSocketAddress server, long now) throws IOException {
        UdpSocket[] pool = pools.computeIfAbsent(server, address -> new UdpSocket[SOCKETS]);
        int slot = random.nextInt(SOCKETS);
        synchronized (pool) {
            UdpSocket socket = pool[slot];
            boolean worn = socket != null
                    && (socket.sent.get() >= RETIRE_AFTER
                            || now - socket.openedAt > RETIRE_NANOS
                            || socket.attacked
                            || !socket.channel.isOpen());
            if (worn) {
                retired.add(socket);
            }
            if (socket == null || worn) {
                socket = UdpSocket.open(server, selector, now);
                pool[slot] = socket;
            }
            return socket;
        }
    }

    private void loop() {
        try {
            while (selector.isOpen()) {
                selector.select(this::read, ExpiryWheel.TICK_MILLIS);
                wheel.expire(System.nanoTime(), UdpTransport::timeOut);
                closeRetired();
            }
        } catch (IOException | ClosedSelectorException e) {
            // The selector is closed; close() ends the open questions.
        }
    }

    private static void timeOut(PendingReply pending) {
        if (pending.socket().pending.remove(pending.wireId(), pending)) {
            pending.socket().strangers.used(pending.wireId());
            pending.timedOut();
        }
    }

    private void closeRetired() throws IOException {
        for (Iterator<UdpSocket> all = retired.iterator(); all.hasNext(); ) {
            UdpSocket socket = all.next();
            if (socket.pending.isEmpty()) {
                all.remove();
                socket.close();
            }
        }
    }

    /**
     * Reads one datagram. The selector reports what is left. That costs less than a second read, which usually finds nothing.
     */
    private void read(SelectionKey key) {
        UdpSocket socket = (UdpSocket) key.attachment();
        try {
            buffer.clear();
            int length = socket.channel.read(buffer);
            if (length > 0) {
                deliver(socket, length);
            }
        } catch (PortUnreachableException e) {
            fail(socket, e);
        } catch (IOException e) {
            key.cancel();
            fail(socket, e);
        }
    }

    private void deliver(UdpSocket socket, int length) {
        byte[] octets = buffer.array();
        int id = length < 2 ? -1 : (octets[0] & 0xFF) << 8 | (octets[1] & 0xFF);
        PendingReply pending = socket.pending.get(id);
        if (pending == null || !pending.question().isAnsweredBy(octets, length)) {
            if (pending != null) {
                pending.unfit(octets, length);
            }
            stranger(socket, id);
            return;
        }
        if (!socket.pending.remove(id, pending)) {
            stranger(socket, id);
            return;
        }
        socket.strangers.used(id);
        byte[] reply = Arrays.copyOf(octets, length);
        reply[0] = pending.question().query()[0];
        reply[1] = pending.question().query()[1];
        pending.answered(reply);
    }

    private void stranger(UdpSocket socket, int id) {
        mismatches.incrementAndGet();
        if (!socket.pending.isEmpty() && socket.strangers.areTooMany(id)) {
            socket.attacked = true;
            fail(socket, new ForgedReplies(), attacked);
        }
    }

    /**
     * Fails all questions that wait on a socket. An ICMP refusal does not name a question, and all of them went to one closed
     * port.
     */
    private static void fail(UdpSocket socket, IOException cause) {
        fail(socket, cause, new AtomicLong());
    }

    private static void fail(UdpSocket socket, IOException cause, AtomicLong failures) {
        for (PendingReply pending : socket.pending.values()) {
            if (socket.pending.remove(pending.wireId(), pending)) {
                failures.incrementAndGet();
                pending.failed(cause);
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        IOException closed = new IOException("the engine is closed");
        for (UdpSocket[] pool : pools.values()) {
            synchronized (pool) {
                for (UdpSocket socket : pool) {
                    if (socket != null) {
                        socket.close();
                        fail(socket, closed);
                    }
                }
            }
        }
        for (UdpSocket socket : retired) {
            socket.close();
            fail(socket, closed);
        }
    }
}
