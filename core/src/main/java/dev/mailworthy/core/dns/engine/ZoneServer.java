package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.internal.zone.ZoneReplies;
import dev.mailworthy.core.net.IpAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves a {@link ZoneDns} on loopback over real UDP and TCP, on one free port, until closed. With it the production
 * code uses real sockets in labs, documentation and tests.
 */
public final class ZoneServer implements AutoCloseable {

    private static final int TCP_CONNECTIONS = 64;
    private static final int TCP_IDLE_MILLIS = 5000;

    private final ZoneDns zone;
    private final ZoneReplies replies;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore connections = new Semaphore(TCP_CONNECTIONS);
    private final AtomicLong queries = new AtomicLong();
    private final Duration delay;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "zone-server-later"));

    private ZoneServer(ZoneDns zone, Duration delay, DatagramSocket udp, ServerSocket tcp) {
        this.delay = delay;
        this.zone = zone;
        this.replies = new ZoneReplies(zone.data());
        this.udp = udp;
        this.tcp = tcp;
    }

    /**
     * Starts on 127.0.0.1, on a free port.
     *
     * @param zone answers all questions
     * @return a server for UDP and TCP that runs until it is closed
     */
    public static ZoneServer start(ZoneDns zone) {
        return start(zone, 0, Duration.ZERO);
    }

    /**
     * Starts on 127.0.0.1, on a free port. Every reply is delayed, as on a long path; replies do not wait for each other.
     *
     * @param zone answers all questions
     * @param delay from a query to its reply
     * @return a server for UDP and TCP that runs until it is closed
     */
    public static ZoneServer start(ZoneDns zone, Duration delay) {
        return start(zone, 0, delay);
    }

    /**
     * Starts on 127.0.0.1, on a chosen port, for programs that cannot use another one.
     *
     * @param zone answers all questions
     * @param port 1 to 65535
     * @return a server for UDP and TCP that runs until it is closed
     */
    public static ZoneServer start(ZoneDns zone, int port) {
        return start(zone, port, Duration.ZERO);
    }

    private static ZoneServer start(ZoneDns zone, int port, Duration delay) {
        InetAddress loopback =
                IpAddress.ofOctets((byte) 127, (byte) 0, (byte) 0, (byte) 1).toInetAddress();
        try {
            ZoneServer server = bind(zone, delay, loopback, port);
            daemon(server::serveUdp, "zone-server-udp").start();
            daemon(server::acceptTcp, "zone-server-tcp").start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback is free for both TCP and UDP", e);
        }
    }

    /**
     * Binds one port number for TCP and UDP. The system picks it for TCP. It can be in use for UDP, so that several are tried.
     */
    private static ZoneServer bind(ZoneDns zone, Duration delay, InetAddress loopback, int port) throws IOException {
        IOException last = new IOException("not tried");
        for (int i = 0; i < 16; i++) {
            ServerSocket tcp = new ServerSocket(port, 128, loopback);
            try {
                return new ZoneServer(
                        zone, delay, new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort())), tcp);
            } catch (IOException e) {
                last = e;
                tcp.close();
            }
        }
        throw last;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** {@return where it listens} */
    public ResolverAddress address() {
        return new ResolverAddress(IpAddress.of(tcp.getInetAddress()), tcp.getLocalPort());
    }

    /** {@return how many queries arrived} */
    public long queries() {
        return queries.get();
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                Optional<byte[]> reply = reply(Arrays.copyOf(buffer, packet.getLength()), true);
                if (reply.isPresent()) {
                    send(new DatagramPacket(reply.get(), reply.get().length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The client closed the connection, or the server was closed; then the loop ends.
            }
        }
    }

    private void send(DatagramPacket reply) throws IOException {
        if (delay.isZero()) {
            udp.send(reply);
        } else {
            later.schedule(
                    () -> {
                        udp.send(reply);
                        return reply;
                    },
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void acceptTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                if (connections.tryAcquire()) {
                    open.add(client);
                    daemon(() -> serveTcp(client), "zone-server-tcp-client").start();
                } else {
                    client.close();
                }
            } catch (IOException e) {
                // As above.
            }
        }
    }

    private void serveTcp(Socket client) {
        try (client) {
            client.setSoTimeout(TCP_IDLE_MILLIS);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                Optional<byte[]> reply = reply(query, false);
                if (reply.isPresent()) {
                    byte[] framed = new byte[reply.get().length + 2];
                    framed[0] = (byte) (reply.get().length >> 8);
                    framed[1] = (byte) reply.get().length;
                    System.arraycopy(reply.get(), 0, framed, 2, reply.get().length);
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    out.write(framed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // End of stream, idle too long, or reset: the connection is over.
        } finally {
            open.remove(client);
            connections.release();
        }
    }

    private Optional<byte[]> reply(byte[] octets, boolean overUdp) {
        queries.incrementAndGet();
        return ZoneReplies.read(octets).flatMap(query -> {
            byte[] whole = replies.reply(query, overUdp ? query.udpLimit() : 65_535);
            return zone.fault(query.name(), query.type())
                    .map(fault -> faulty(fault, query, whole, overUdp))
                    .orElse(Optional.of(whole));
        });
    }

    private static Optional<byte[]> faulty(Fault fault, ZoneReplies.Query query, byte[] whole, boolean overUdp) {
        return switch (fault) {
            case TIMEOUT -> Optional.empty();
            case SERVFAIL -> Optional.of(ZoneReplies.failure(query, 2));
            case REFUSED -> Optional.of(ZoneReplies.failure(query, 5));
            case GARBAGE -> Optional.of(garbage(whole));
            case WRONG_ID -> Optional.of(wrongId(whole));
            case TRUNCATED_PACKET -> Optional.of(Arrays.copyOf(whole, whole.length / 2));
            case TRUNCATED -> Optional.of(overUdp ? ZoneReplies.truncated(query) : whole);
        };
    }

    /** Octets that are no message. They keep the id, so that the client parses them. */
    private static byte[] garbage(byte[] whole) {
        byte[] noise = new byte[64];
        Arrays.fill(noise, (byte) 0xC3);
        noise[0] = whole[0];
        noise[1] = whole[1];
        return noise;
    }

    private static byte[] wrongId(byte[] whole) {
        whole[0] ^= 0x55;
        return whole;
    }

    @Override
    public void close() {
        later.shutdownNow();
        try {
            udp.close();
            tcp.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
