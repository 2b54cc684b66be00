package dev.mailworthy.cli.hostile;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.net.IpAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A resolver on loopback that asks another one for the right reply, and sends what a {@link DnsBehaviour} makes of it,
 * until closed. Its threads are its own.
 */
public final class MisbehavingResolver implements AutoCloseable {

    private final ResolverAddress right;
    private final DnsBehaviour behaviour;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    private MisbehavingResolver(ResolverAddress right, DnsBehaviour behaviour, ServerSocket tcp, DatagramSocket udp) {
        this.right = right;
        this.behaviour = behaviour;
        this.tcp = tcp;
        this.udp = udp;
    }

    /** Starts in front of a resolver that answers rightly over TCP. */
    public static MisbehavingResolver start(ResolverAddress right, DnsBehaviour behaviour) throws IOException {
        MisbehavingResolver server = bind(right, behaviour);
        daemon(server::serveUdp);
        daemon(server::serveTcp);
        return server;
    }

    /** Finds a port number that is free for TCP and UDP. */
    private static MisbehavingResolver bind(ResolverAddress right, DnsBehaviour behaviour) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        IOException last = new IOException("not tried");
        for (int i = 0; i < 16; i++) {
            ServerSocket tcp = new ServerSocket(0, 64, loopback);
            try {
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
                return new MisbehavingResolver(right, behaviour, tcp, udp);
            } catch (IOException e) {
                last = e;
                tcp.close();
            }
        }
        throw last;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "misbehaving-resolver");
        thread.setDaemon(true);
        thread.start();
    }

    public ResolverAddress address() {
        return new ResolverAddress(IpAddress.of(tcp.getInetAddress()), tcp.getLocalPort());
    }

    /** How many queries came, over both transports, each repeat counted. */
    public long asked() {
        return asked.get();
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(buffer, packet.getLength());
                SocketAddress client = packet.getSocketAddress();
                for (Reply reply : behaviour.udp().to(asked(query))) {
                    send(reply, client);
                }
            } catch (IOException e) {
                // The client is gone, or the server was closed; then the loop ends.
            }
        }
    }

    private void send(Reply reply, SocketAddress client) throws IOException {
        DatagramPacket packet = new DatagramPacket(reply.octets(), reply.octets().length, client);
        if (reply.elsewhere()) {
            try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(tcp.getInetAddress(), 0))) {
                other.send(packet);
            }
        } else {
            udp.send(packet);
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // As above.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                List<Reply> replies = behaviour.tcp().to(asked(in.readNBytes(in.readUnsignedShort())));
                if (replies.isEmpty()) {
                    return;
                }
                for (Reply reply : replies) {
                    out.write(reply.octets());
                }
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private Asked asked(byte[] query) throws IOException {
        asked.incrementAndGet();
        String question = Wire.parse(query).getQuestion().toString();
        int before = times.computeIfAbsent(question, key -> new AtomicInteger()).getAndIncrement();
        return new Asked(query, right(query), before);
    }

    private byte[] right(byte[] query) throws IOException {
        try (Socket socket = new Socket(right.address().toInetAddress(), right.port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(Wire.framed(query));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readNBytes(in.readUnsignedShort());
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
