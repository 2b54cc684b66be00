package dev.mailworthy.smtp.peer;

import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The program that {@code smtp-probe/bench/servers run} starts to make real logs. One {@link SendingServer} after the other sends
 * the same mails to the {@link ScriptedReceiver}s. Writes the log of each to a folder, and beside it the receivers' account.
 */
final class RealLogRun {

    private static final String ZONE = """
            $ORIGIN .
            $TTL 60
            @ SOA ns.test. hostmaster.test. 1 2 3 4 5
            """;

    /** The recipients of each mail. */
    private static final List<List<String>> MAILS = List.of(
            List.of("taken@plain.test"),
            List.of("taken@secure.test"),
            List.of("grey@grey.test"),
            List.of("gone@gone.test"),
            List.of("spam-1@spam.test", "spam-2@spam.test"),
            List.of("full@full.test"),
            List.of("cut@cut.test"),
            List.of("hang@hang.test"),
            List.of("bob@busy.test"),
            List.of("taken-2@plain.test", "gone-2@plain.test", "grey-2@plain.test"),
            List.of("taken-3@plain.test", "taken-3@secure.test", "gone-3@gone.test"));

    private static final String DEAD = "dan@dead.test";

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(240);

    private RealLogRun() {}

    /** @param arguments the folder to write to, and the names of the servers, all if there are none */
    public static void main(String[] arguments) throws IOException, InterruptedException, ZoneFileException {
        Path servers = Path.of(System.getenv("SERVERS"));
        Path folder = Path.of(arguments[0]);
        List<String> names = List.of(arguments).subList(1, arguments.length);
        StringBuilder zone = new StringBuilder(ZONE);
        for (ScriptedReceiver receiver : ScriptedReceiver.values()) {
            zone.append(receiver.records());
        }
        try (ZoneServer dns = ZoneServer.start(ZoneDns.parse("lab", zone.toString()), 53);
                ReceivingServers receivers = ReceivingServers.start()) {
            for (SendingServer server : SendingServer.all()) {
                if (names.isEmpty() || names.contains(server.name())) {
                    new RealLogRun().send(server, servers.resolve(server.root()), receivers.begin(), folder);
                }
            }
        }
    }

    private void send(SendingServer server, Path root, ReceivedMail account, Path folder)
            throws IOException, InterruptedException {
        server.setUp(root);
        Path log = folder.resolve(server.name() + ".log");
        try (SyslogSocket syslog = SyslogSocket.start(root, log)) {
            Process running = start(root, server.start(), folder.resolve(server.name() + ".err"));
            try {
                inject(server, running);
                empty(server, root, account);
            } finally {
                if (!server.stop().isEmpty()) {
                    run(root, server.stop());
                }
                running.destroy();
                running.waitFor(60, TimeUnit.SECONDS);
            }
            syslog.awaitEnd();
        } finally {
            Files.delete(root.resolve("dev/log"));
        }
        if (!server.ownLog().isEmpty()) {
            Files.copy(root.resolve(server.ownLog()), log, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(folder.resolve(server.name() + ".account"), account.lines());
    }

    /** Lets the server try again until the receivers gave their last answers and only the mail to the receiver without a server is left. */
    private static void empty(SendingServer server, Path root, ReceivedMail account)
            throws IOException, InterruptedException {
        Set<String> recipients = new HashSet<>();
        MAILS.forEach(recipients::addAll);
        long end = System.nanoTime() + LIMIT;
        String shown = "";
        while (System.nanoTime() < end) {
            boolean isOver = account.awaitEnd(recipients, 500);
            shown = run(root, server.queue());
            if (isOver && server.waiting().applyAsInt(shown) == 1) {
                return;
            }
            run(root, server.flush());
        }
        throw new IOException(server.name() + " still has mail: " + shown + account.state());
    }

    private static void inject(SendingServer server, Process running) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT;
        while (!listens(server.port())) {
            boolean ended = running.waitFor(50, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                throw new IOException(server.name() + " does not start");
            }
        }
        List<List<String>> mails = new ArrayList<>(MAILS);
        mails.add(List.of(DEAD));
        for (List<String> recipients : mails) {
            mail(server.port(), recipients);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void mail(int port, List<String> recipients) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                BufferedReader replies = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            reply(replies);
            ask(socket, replies, "EHLO client.test");
            ask(socket, replies, "MAIL FROM:<sender@sender.test>");
            for (String recipient : recipients) {
                ask(socket, replies, "RCPT TO:<" + recipient + ">");
            }
            ask(socket, replies, "DATA");
            ask(socket, replies, "From: sender@sender.test\r\nSubject: status=sent (250 2.0.0 Ok)\r\n\r\nHello.\r\n.");
            ask(socket, replies, "QUIT");
        }
    }

    private static void ask(Socket socket, BufferedReader replies, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        reply(replies);
    }

    private static void reply(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && line.startsWith("-", 3)) {
            line = replies.readLine();
        }
        if (line == null || line.charAt(0) > '3') {
            throw new IOException("the sending server says " + line);
        }
    }

    private static Process start(Path root, List<String> command, Path out) throws IOException {
        List<String> words = new ArrayList<>(List.of("chroot", root.toString()));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("TZ", "UTC");
        return builder.start();
    }

    private static String run(Path root, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("server", ".out");
        try {
            start(root, command, out).waitFor();
            return Files.readString(out, StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(out);
        }
    }
}
