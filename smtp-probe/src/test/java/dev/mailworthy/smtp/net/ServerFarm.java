package dev.mailworthy.smtp.net;

import dev.mailworthy.smtp.dialogue.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The lab's mail servers. {@code listen ADDRESS PORT MODE WORDS}: a server that greets with the words.
 * {@code listen ADDRESS PORT}: a server that sends nothing. {@code stop ADDRESS PORT} ends it, {@code clear} ends all.
 * MODE is {@code own} (STARTTLS with a certificate of the greeting's name), {@code masked} (STARTTLS overwritten, as by
 * a firewall on the path), {@code swapped} (the certificate of an interceptor), {@code first} (TLS before the greeting), or a
 * mode of {@link FarmMode}, which says what the server does after its greeting.
 */
public final class ServerFarm {

    private final Map<String, Listener> open = new HashMap<>();

    private ServerFarm() {}

    public static void main(String[] args) throws IOException {
        ServerFarm farm = new ServerFarm();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            farm.obey(line.split(" ", 4));
            System.out.println(".");
        }
    }

    private void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "listen" -> listen(words[1], Integer.parseInt(words[2]), words.length > 3 ? words[3] : "");
            case "stop" -> {
                Listener listener = open.remove(words[1] + " " + words[2]);
                if (listener != null) {
                    listener.end();
                }
            }
            case "clear" -> {
                for (Listener listener : open.values()) {
                    listener.end();
                }
                open.clear();
            }
            default -> {
                // The command "ready" needs no action, only the answer.
            }
        }
    }

    private void listen(String address, int port, String greeting) throws IOException {
        prepare(greeting);
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 128);
        open.put(address + " " + port, new Listener(server, daemon(() -> accept(server, greeting))));
    }

    /** A socket. Its address is free again only when the thread that waits on it has ended. */
    private record Listener(ServerSocket server, Thread acceptor) {
        void end() throws IOException {
            server.close();
            try {
                acceptor.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void accept(ServerSocket server, String greeting) {
        boolean first = true;
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                boolean isFirst = first;
                first = false;
                daemon(() -> talk(client, greeting, isFirst));
            } catch (IOException e) {
                // The socket was closed, or the client has already gone.
            }
        }
    }

    private static void talk(Socket client, String words, boolean first) {
        String[] parts = words.split(" ", 2);
        try (client) {
            String greeting = parts.length > 1 ? parts[1] : "";
            if (parts[0].equals("first")) {
                Socket above = upgraded(client, certificate(greeting.split(" ")[1]));
                say(above.getOutputStream(), greeting);
                converse(client, above, parts[0], greeting, false);
            } else if (parts[0].equals("once") && !first) {
                say(client.getOutputStream(), "421 4.7.0 too many connections from your address");
            } else {
                converse(client, client, parts[0], greeting, true);
            }
        } catch (IOException e) {
            // The client left.
        }
    }

    private static void converse(Socket plain, Socket socket, String mode, String greeting, boolean greets)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        if (greets && !greeting.isEmpty()) {
            say(out, greeting);
        }
        InputStream in = socket.getInputStream();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String verb = line.split(" ")[0];
            if (greets && FarmMode.leaves(mode, plain)) {
                return;
            }
            switch (verb) {
                case "EHLO" -> say(out, FarmMode.ehlo(mode, greets, plain));
                case "HELO" -> say(out, FarmMode.helo(mode));
                case "STARTTLS" -> {
                    say(out, FarmMode.startTls(mode));
                    if (FarmMode.startTls(mode).startsWith("220") && !FarmMode.stops(mode, plain)) {
                        converse(plain, upgraded(plain, certificate(name(mode, greeting))), mode, greeting, false);
                        return;
                    }
                }
                default -> {
                    say(out, "221 bye");
                    return;
                }
            }
        }
    }

    private static Socket upgraded(Socket plain, SSLContext certificate) throws IOException {
        SSLSocket tls = (SSLSocket) certificate
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    /** Makes the certificate now. A client that waits for its first handshake has a time limit. */
    private static void prepare(String words) {
        String[] parts = words.split(" ", 2);
        if (parts.length > 1 && parts[1].startsWith("220 ")) {
            certificate(name(parts[0], parts[1]));
        }
    }

    private static String name(String mode, String greeting) {
        return mode.equals("swapped") ? "filter.provider.example" : greeting.split(" ")[1];
    }

    private static final Map<String, SSLContext> CERTIFICATES = new ConcurrentHashMap<>();

    private static SSLContext certificate(String name) {
        return CERTIFICATES.computeIfAbsent(
                name, each -> TestCertificates.selfSigned(each).context());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static void say(OutputStream out, String line) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "farm");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
