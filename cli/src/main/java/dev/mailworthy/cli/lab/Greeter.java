package dev.mailworthy.cli.lab;

import dev.mailworthy.smtp.responder.token.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Loopback ports that accept connections. Each port has its own greeting, in the clear or under TLS, or sends none. */
final class Greeter implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lab-peer");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<ServerSocket> servers = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SSLContext> identities = new ConcurrentHashMap<>();
    private @Nullable KeyPair key;

    private Greeter() {}

    static Greeter open() {
        return new Greeter();
    }

    InetSocketAddress listen(String banner) throws IOException {
        return listen(client -> SmtpGreeting.serve(client, banner));
    }

    InetSocketAddress listenInSilence() throws IOException {
        return listen(client -> {});
    }

    /**
     * Greets under TLS. Ports with one banner share one certificate, which is made for the first client. All certificates
     * have one key, because a key takes long to make.
     */
    InetSocketAddress listenUnderTls(String banner) throws IOException {
        return listen(client -> secured(client, banner).ifPresent(above -> SmtpGreeting.serve(above, banner)));
    }

    private Optional<Socket> secured(Socket client, String banner) {
        try {
            SSLContext context = identities.computeIfAbsent(
                    banner,
                    name -> SelfSigned.of(key(), Clock.systemUTC().instant(), random)
                            .context());
            SSLSocket above = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
            above.startHandshake();
            return Optional.of(above);
        } catch (IOException e) {
            // A client that does not speak TLS is disconnected.
            Closing.quietly(client);
            return Optional.empty();
        }
    }

    private synchronized KeyPair key() {
        if (key == null) {
            key = SelfSigned.key(random);
        }
        return key;
    }

    private InetSocketAddress listen(Consumer<Socket> service) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        servers.add(server);
        threads.execute(() -> accept(server, service));
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept(ServerSocket server, Consumer<Socket> service) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                threads.execute(() -> service.accept(client));
            } catch (SocketException | RejectedExecutionException e) {
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
