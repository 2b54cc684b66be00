package dev.mailworthy.core.dns.engine;

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
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A server on loopback that runs a script for each query, until closed. */
final class ScriptedServer implements AutoCloseable {

    /** Handles one query. */
    @FunctionalInterface
    interface Script {
        void serve(byte[] query, Client client) throws IOException;
    }

    /** The sender of a query. */
    record Client(DatagramSocket socket, SocketAddress address) {

        void reply(byte[] octets) throws IOException {
            socket.send(new DatagramPacket(octets, octets.length, address));
        }

        /** Sends a reply from another socket, as any process could. */
        void replyFromElsewhere(byte[] octets) throws IOException {
            try (DatagramSocket other =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                other.send(new DatagramPacket(octets, octets.length, address));
            }
        }
    }

    private final ServerSocket tcp;
    private final DatagramSocket udp;

    private ScriptedServer(ServerSocket tcp, DatagramSocket udp) {
        this.tcp = tcp;
        this.udp = udp;
    }

    /** UDP only: TCP is refused. */
    static ScriptedServer start(Script script) {
        ScriptedServer server = bind();
        server.serve(script);
        try {
            server.tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Replies over UDP and TCP, with different scripts. */
    static ScriptedServer start(Script script, UnaryOperator<byte[]> overTcp) {
        ScriptedServer server = bind();
        server.serve(script);
        server.daemon(() -> server.accept(overTcp));
        return server;
    }

    static ScriptedServer replying(UnaryOperator<byte[]> script) {
        return start((query, client) -> client.reply(script.apply(query)));
    }

    /** An address where nothing listens, so that the system refuses datagrams. */
    static ResolverAddress closed() {
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return address(gone);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScriptedServer bind() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int i = 0; i < 16; i++) {
            try {
                ServerSocket tcp = new ServerSocket(0, 16, loopback);
                return new ScriptedServer(tcp, new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort())));
            } catch (IOException e) {
                // The port number is in use for UDP. Another one is tried.
            }
        }
        throw new IllegalStateException("no port to be had");
    }

    private void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-dns");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Script script) {
        daemon(() -> {
            byte[] buffer = new byte[4096];
            while (!udp.isClosed()) {
                try {
                    DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                    udp.receive(query);
                    script.serve(Arrays.copyOf(buffer, query.getLength()), new Client(udp, query.getSocketAddress()));
                } catch (IOException e) {
                    // The server was closed, or a client closed the connection. If the server was closed, the loop
                    // ends.
                }
            }
        });
    }

    private void accept(UnaryOperator<byte[]> script) {
        while (!tcp.isClosed()) {
            try (Socket client = tcp.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                byte[] reply = script.apply(in.readNBytes(in.readUnsignedShort()));
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                out.writeShort(reply.length);
                out.write(reply);
            } catch (IOException e) {
                // As above.
            }
        }
    }

    ResolverAddress address() {
        return address(udp);
    }

    private static ResolverAddress address(DatagramSocket socket) {
        return new ResolverAddress(IpAddress.of(socket.getLocalAddress()), socket.getLocalPort());
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
