package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A raw socket to a {@link Responder responder}, for misbehaving clients. Each wait takes at most a minute. */
final class Client implements AutoCloseable {

    private final Socket socket = new Socket();

    private Client() {}

    static Client of(Rig rig) throws IOException {
        return from("127.0.0.1", rig);
    }

    static Client from(String source, Rig rig) throws IOException {
        Client client = new Client();
        client.socket.setSoTimeout(60_000);
        client.socket.bind(new InetSocketAddress(IpAddress.parse(source).toInetAddress(), 0));
        client.socket.connect(new InetSocketAddress(Rig.HERE.toInetAddress(), rig.port()), 60_000);
        return client;
    }

    Client send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends octets. Octets after the responder has closed the connection are lost. */
    Client send(byte[] octets) throws IOException {
        try {
            socket.getOutputStream().write(octets);
        } catch (SocketException e) {
            // The responder closed the connection; the reader sees that.
        }
        return this;
    }

    String line() throws IOException {
        return Interceptor.line(socket);
    }

    /** Everything until the responder closes or resets the connection. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                rest.append((char) octet);
            }
        } catch (SocketException e) {
            // A reset also ends the connection.
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
