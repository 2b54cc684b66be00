package dev.mailworthy.smtp.dialogue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that plays a script on every connection, until closed. */
public final class ScriptedServer implements AutoCloseable {

    /** What happens on one connection. */
    public interface Script {
        void play(Client client) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /** Held while a test connects. A reset that comes before that has ended fails the connect itself. */
    private final Lock connecting = new ReentrantLock();

    private ScriptedServer(Script script) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static ScriptedServer playing(Script script) throws IOException {
        ScriptedServer started = new ScriptedServer(script);
        daemon(started::accept);
        return started;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> play(socket));
            } catch (IOException e) {
                // The socket was closed; the loop's condition ends the thread.
            }
        }
    }

    private void play(Socket socket) {
        connecting.lock();
        connecting.unlock();
        try {
            script.play(new Client(socket));
        } catch (IOException | InterruptedException e) {
            // The client left. Some tests need that.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** A connected socket to this server. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        connecting.lock();
        try {
            socket.connect(address());
        } finally {
            connecting.unlock();
        }
        return socket;
    }

    /** Every line that clients sent, in order, without line breaks. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The other side of one connection. */
    public final class Client {

        private final Socket raw;
        private Socket socket;

        private Client(Socket socket) {
            this.raw = socket;
            this.socket = socket;
        }

        /** Sends octets, one octet a character. */
        public Client say(String octets) throws IOException {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        }

        /** Waits for a line and gives it. */
        public String hear() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = socket.getInputStream().read();
                    octet != '\n';
                    octet = socket.getInputStream().read()) {
                if (octet < 0) {
                    throw new EOFException();
                }
                line.write(octet);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).strip();
            heard.add(text);
            return text;
        }

        /** Waits for a line and sends these octets, whatever the line is. */
        public Client answer(String octets) throws IOException {
            hear();
            return say(octets);
        }

        /** Sends these octets after every further line, until the client leaves. */
        public void answerAll(String octets) throws IOException {
            while (true) {
                say(hear().startsWith("QUIT") ? "221 bye\r\n" : octets);
            }
        }

        /** Answers QUIT with 221, and any other line with 250. */
        public void beNice() throws IOException {
            while (!hear().equalsIgnoreCase("QUIT")) {
                say("250 ok\r\n");
            }
            say("221 bye\r\n");
            raw.close();
        }

        /** Does the TLS handshake as the server. */
        public Client tls(SSLContext context) throws IOException {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, raw.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            return this;
        }

        /** Sends the octets one by one, in an endless loop. */
        public void drip(String octets, Duration pause) throws IOException, InterruptedException {
            while (true) {
                for (char octet : octets.toCharArray()) {
                    say(String.valueOf(octet));
                    Thread.sleep(pause.toMillis());
                }
            }
        }

        /** Sends the octets in an endless loop, as fast as possible. */
        public void flood(String octets) throws IOException {
            String much = octets.repeat(Math.max(1, 8192 / octets.length()));
            while (true) {
                say(much);
            }
        }

        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }

        /** Closes the connection in an orderly way. */
        public void hangUp() throws IOException {
            raw.close();
        }

        public void reset() throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }

        /** Sends nothing more, and keeps the connection until the client closes it. */
        public void beSilent() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
        }
    }
}
