package dev.mailworthy.cli.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Loopback ports that take connections, each with its own greeting or none. */
final class Greeter implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lab-peer");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<ServerSocket> servers = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

    private Greeter() {}

    static Greeter open() {
        return new Greeter();
    }

    InetSocketAddress listen(String banner) throws IOException {
        return listen(Optional.of(banner));
    }

    InetSocketAddress listenInSilence() throws IOException {
        return listen(Optional.empty());
    }

    private InetSocketAddress listen(Optional<String> banner) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        servers.add(server);
        threads.execute(() -> accept(server, banner));
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept(ServerSocket server, Optional<String> banner) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                banner.ifPresent(text -> threads.execute(() -> SmtpGreeting.serve(client, text)));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                Closing.quietly(server);
            }
        }
    }

    @Override
    public void close() {
        servers.forEach(Closing::quietly);
        clients.forEach(Closing::quietly);
        threads.shutdownNow();
    }
}
