package dev.mailworthy.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Servers on loopback, each with one behaviour, until closed. */
public final class Peers implements AutoCloseable {

    /** What a server does with an accepted connection. */
    public interface Conversation {
        void hold(Socket client) throws IOException, InterruptedException;
    }

    private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();

    public InetSocketAddress serve(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(server);
        daemon(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    open.add(client);
                    daemon(() -> hold(client, conversation));
                } catch (IOException e) {
                    // The socket was closed; the loop's condition ends the thread.
                }
            }
        });
        return address(server);
    }

    private static void hold(Socket client, Conversation conversation) {
        try {
            conversation.hold(client);
        } catch (IOException | InterruptedException e) {
            // The client left. Some tests need that.
        }
    }

    /** Sends these octets and keeps the connection. */
    public InetSocketAddress saying(String text) throws IOException {
        return serve(client -> client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public InetSocketAddress silent() throws IOException {
        return serve(client -> {});
    }

    public InetSocketAddress closing() throws IOException {
        return serve(Socket::close);
    }

    /** Sends one octet at a time without end. */
    public InetSocketAddress dripping() throws IOException {
        return serve(client -> {
            while (true) {
                client.getOutputStream().write('2');
                Thread.sleep(20);
            }
        });
    }

    /** Sends a line without end, as fast as possible. */
    public InetSocketAddress endless() throws IOException {
        byte[] flood = new byte[65_536];
        Arrays.fill(flood, (byte) '2');
        return serve(client -> {
            while (true) {
                client.getOutputStream().write(flood);
            }
        });
    }

    /** A port that is bound but does not listen: every connection is reset. */
    public InetSocketAddress closed() throws IOException {
        Socket bound = new Socket();
        open.add(bound);
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new InetSocketAddress(bound.getLocalAddress(), bound.getLocalPort());
    }

    /** A port whose queue of connections is full: further requests are dropped. */
    public InetSocketAddress dropping() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(server);
        for (int i = 0; i < 16; i++) {
            Socket filler = new Socket();
            open.add(filler);
            try {
                filler.connect(address(server), 150);
            } catch (SocketTimeoutException e) {
                return address(server);
            }
        }
        throw new IOException("the queue does not fill up on this system");
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable socket : open) {
            socket.close();
        }
    }
}
