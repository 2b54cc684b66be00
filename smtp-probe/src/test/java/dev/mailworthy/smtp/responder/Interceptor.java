package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.responder.token.SelfSigned;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A transparent proxy between a visitor and a {@link Responder responder}, on the responder's port at another address.
 * It relays one command at a time and makes the changes of a test.
 */
final class Interceptor implements AutoCloseable {

    /** What the interceptor does with STARTTLS. */
    enum Tls {
        /** Relays it, and then relays the octets unchanged. */
        PASSED,
        /** Uses TLS on both sides, with its own certificate. */
        ENDED,
        /** Uses TLS with the responder from the first command on, and clear text with the visitor. */
        UPSTREAM
    }

    private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();
    private final ServerSocket server;
    private final int port;
    private UnaryOperator<String> toServer = line -> line;
    private UnaryOperator<String> toClient = line -> line;
    private Function<String, Optional<String>> own = line -> Optional.empty();
    private String injected = "";
    private String from = Rig.HERE.toString();
    private Tls tls = Tls.PASSED;

    private Interceptor(int port) throws IOException {
        this.port = port;
        this.server = Rig.sibling(port);
        open.add(server);
    }

    static Interceptor before(Rig rig) throws IOException {
        return new Interceptor(rig.port());
    }

    /** Changes the visitor's lines. */
    Interceptor changingCommands(UnaryOperator<String> change) {
        toServer = change;
        return this;
    }

    /** Changes the responder's lines. */
    Interceptor changingReplies(UnaryOperator<String> change) {
        toClient = change;
        return this;
    }

    /** Answers some commands itself. */
    Interceptor answering(Function<String, Optional<String>> answer) {
        own = answer;
        return this;
    }

    /** Sends a text directly after the 220 reply to STARTTLS. */
    Interceptor injecting(String text) {
        injected = text;
        return this;
    }

    Interceptor tls(Tls way) {
        tls = way;
        return this;
    }

    /** Connects to the responder from this address. */
    Interceptor from(String address) {
        from = address;
        return this;
    }

    Interceptor start() {
        daemon(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    open.add(client);
                    daemon(() -> hold(client));
                } catch (IOException e) {
                    // The socket was closed; the loop's condition ends the thread.
                }
            }
        });
        return this;
    }

    private void hold(Socket client) {
        try (client;
                Socket far = new Socket()) {
            open.add(far);
            far.bind(new InetSocketAddress(IpAddress.parse(from).toInetAddress(), 0));
            far.connect(new InetSocketAddress(Rig.BEHIND.toInetAddress(), port));
            relay(client, far);
        } catch (IOException e) {
            // The visitor or the responder left.
        }
    }

    private void relay(Socket visitor, Socket responder) throws IOException {
        Socket near = visitor;
        Socket far = responder;
        reply(far, near);
        if (tls == Tls.UPSTREAM) {
            write(far, "EHLO proxy.invalid");
            replyLines(far);
            write(far, "STARTTLS");
            replyLines(far);
            far = outwards(far);
        }
        while (true) {
            String command = line(near);
            Optional<String> answer = own.apply(command);
            if (answer.isPresent()) {
                write(near, answer.get());
                continue;
            }
            write(far, toServer.apply(command));
            String last = reply(far, near);
            if (command.equals("STARTTLS") && last.startsWith("220") && tls == Tls.PASSED) {
                pass(near, far);
                return;
            }
            if (command.equals("STARTTLS") && last.startsWith("220") && tls == Tls.ENDED) {
                far = outwards(far);
                near = inwards(near);
            }
        }
    }

    private String reply(Socket far, Socket near) throws IOException {
        String last = "";
        for (String line : replyLines(far)) {
            last = toClient.apply(line);
            if (!last.isEmpty()) {
                boolean go = last.startsWith("220 go ahead");
                write(near, go && !injected.isEmpty() ? last + "\r\n" + injected : last);
            }
        }
        return last;
    }

    private static List<String> replyLines(Socket far) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(line(far));
        } while (lines.get(lines.size() - 1).startsWith("-", 3));
        return lines;
    }

    private static SSLSocket outwards(Socket far) throws IOException {
        return TlsVisit.begin(far, new Link(far, System.nanoTime() + 5_000_000_000L))
                .socket();
    }

    private static SSLSocket inwards(Socket near) throws IOException {
        SSLContext context =
                SelfSigned.draw(Rig.CLOCK.instant(), new SecureRandom()).context();
        return (SSLSocket) context.getSocketFactory().createSocket(near, (InputStream) null, true);
    }

    private void pass(Socket near, Socket far) throws IOException {
        daemon(() -> {
            try {
                far.getInputStream().transferTo(near.getOutputStream());
            } catch (IOException e) {
                // The other direction ends too.
            }
        });
        near.getInputStream().transferTo(far.getOutputStream());
    }

    static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "interceptor");
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
