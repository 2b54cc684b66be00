package dev.mailworthy.cli.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback port whose queue of unaccepted connections is full. The system drops every further connection request, as
 * a firewall on the way does.
 */
final class DeafPort implements AutoCloseable {

    /** Milliseconds after which a connection request on loopback counts as dropped. */
    private static final int DROPPED_AFTER = 150;

    /** The most connections that fill the queue. Systems accept a few more than its length. */
    private static final int MOST_FILLERS = 16;

    private final ServerSocket server;
    private final List<Socket> fillers = new ArrayList<>();

    private DeafPort(ServerSocket server) {
        this.server = server;
    }

    static DeafPort open() throws IOException {
        DeafPort port = new DeafPort(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        try {
            port.fill();
            return port;
        } catch (IOException e) {
            port.close();
            throw e;
        }
    }

    private void fill() throws IOException {
        for (int i = 0; i < MOST_FILLERS; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(address(), DROPPED_AFTER);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("this system's queue of connections does not fill up");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    @Override
    public void close() {
        fillers.forEach(Closing::quietly);
        Closing.quietly(server);
    }
}
