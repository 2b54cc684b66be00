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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that plays a script with every connection, as rude as the script likes, until closed. */
public final class ScriptedServer implements AutoCloseable {

    /** What happens on one connection. */
    public interface Script {
        void play(Client client) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

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
                // Closed: the loop's condition sees it.
            }
        }
    }

    private void play(Socket socket) {
        try {
            script.play(new Client(socket));
        } catch (IOException | InterruptedException e) {
            // The other side left, which is what some tests are about.
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

    /** A socket to it, connected. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(address(), 2000);
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

        /** Sends octets, one a character. */
        public Client say(String octets) throws IOException {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        }

        /** Waits for a line. */
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

        /** Waits for a line and answers it, whatever it is. */
        public Client answer(String octets) throws IOException {
            hear();
            return say(octets);
        }

        /** Answers every further line with this, until the other side leaves. */
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

        /** Takes the TLS handshake as the server. */
        public Client tls(SSLContext context) throws IOException {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, raw.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            return this;
        }

        /** The octets one by one, again and again. */
        public void drip(String octets, Duration pause) throws IOException, InterruptedException {
            while (true) {
                for (char octet : octets.toCharArray()) {
                    say(String.valueOf(octet));
                    Thread.sleep(pause.toMillis());
                }
            }
        }

        /** The octets again and again, as fast as it goes. */
        public void flood(String octets) throws IOException {
            String much = octets.repeat(Math.max(1, 8192 / octets.length()));
            while (true) {
                say(much);
            }
        }

        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }

        /** An orderly end. */
        public void hangUp() throws IOException {
            raw.close();
        }

        public void reset() throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }

        /** Says nothing more, and keeps the connection until the other side closes it. */
        public void beSilent() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
        }
    }
}
