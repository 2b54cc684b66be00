package dev.mailworthy.cli.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A loopback port that is bound but does not listen. The system resets every connection to it. */
final class ClosedPort implements AutoCloseable {

    private final Socket bound;

    private ClosedPort(Socket bound) {
        this.bound = bound;
    }

    static ClosedPort open() throws IOException {
        Socket socket = new Socket();
        SocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        socket.bind(anyPort);
        return new ClosedPort(socket);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(bound.getLocalAddress(), bound.getLocalPort());
    }

    @Override
    public void close() {
        Closing.quietly(bound);
    }
}
