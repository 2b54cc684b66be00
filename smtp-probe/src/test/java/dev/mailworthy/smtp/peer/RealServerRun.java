package dev.mailworthy.smtp.peer;

import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Greylisting;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.TestCertificates;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program that {@code smtp-probe/bench/servers run} starts beside Postfix and Exim. It configures and starts the
 * servers, holds the dialogue of every {@link Scenario}, and writes one line for each. The servers use this program's
 * DNS.
 */
final class RealServerRun {

    private static final String ADDRESS = "198.51.100.25";

    /** Forward and reverse names for every client but one, and a blocklist. */
    private static final String ZONE = """
            $ORIGIN .
            $TTL 60
            @ SOA ns.test. hostmaster.test. 1 2 3 4 5
            20.2.0.192.in-addr.arpa. PTR good.sender.test.
            good.sender.test. A 192.0.2.20
            30.2.0.192.in-addr.arpa. PTR listed.sender.test.
            listed.sender.test. A 192.0.2.30
            40.2.0.192.in-addr.arpa. PTR liar.sender.test.
            liar.sender.test. A 192.0.2.99
            30.2.0.192.bl.test. A 127.0.0.2
            30.2.0.192.bl.test. TXT "listed in the lab"
            sender.test. MX 10 good.sender.test.
            """;

    private RealServerRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ZoneFileException {
        Path servers = Path.of(System.getenv("SERVERS"));
        try (ZoneServer dns = ZoneServer.start(ZoneDns.parse("lab", ZONE), 53)) {
            start(servers.resolve(Scenario.POSTFIX), postfix(servers.resolve(Scenario.POSTFIX)));
            start(servers.resolve(Scenario.EXIM), exim(servers.resolve(Scenario.EXIM)));
            for (Scenario scenario : Scenario.all()) {
                System.out.println(line(scenario, hold(scenario)));
            }
        }
    }

    private static DialogueReport hold(Scenario scenario) throws IOException {
        DialogueReport last = dialogue(scenario);
        for (int i = 1; i < scenario.dialogues(); i++) {
            last = dialogue(scenario);
        }
        last.transcript().forEach(passed -> System.err.println(scenario.name() + " " + passed));
        return last;
    }

    private static DialogueReport dialogue(Scenario scenario) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(scenario.client()), 0));
        socket.connect(new InetSocketAddress(ADDRESS, scenario.port()), 5000);
        return SmtpDialogue.withAngusMail().hold(scenario.request(), socket);
    }

    private static String line(Scenario scenario, DialogueReport report) {
        return String.join(
                "\t",
                scenario.name(),
                report.stage().name(),
                report.outcome().name(),
                report.reply(report.stage()).map(Reply::toString).orElse(""),
                report.client()
                        .map(ClientAddress::address)
                        .map(Object::toString)
                        .orElse(""),
                report.tls().map(TlsFacts::protocol).orElseGet(() -> startTls(report)),
                report.greylisting()
                        .map(Greylisting::retryAfter)
                        .map(Object::toString)
                        .orElse(""));
    }

    private static String startTls(DialogueReport report) {
        return report.step(Stage.STARTTLS).map(step -> step.outcome().name()).orElse("");
    }

    private static List<String> postfix(Path root) throws IOException {
        certificate(root);
        Files.writeString(root.resolve("etc/postfix/main.cf"), """
                compatibility_level = 3.6
                maillog_file = /dev/stdout
                myhostname = mx.receiver.test
                mydestination = receiver.test
                mynetworks = 127.0.0.0/8
                inet_protocols = ipv4
                local_recipient_maps =
                alias_maps =
                smtpd_recipient_restrictions = reject_unauth_destination
                smtpd_relay_restrictions =
                smtpd_tls_security_level = may
                smtpd_tls_cert_file = /etc/lab/chain.pem
                smtpd_tls_key_file = /etc/lab/key.pem
                """);
        StringBuilder master = new StringBuilder(Files.readString(root.resolve("etc/postfix/master.cf.proto")));
        for (Scenario scenario : Scenario.all()) {
            if (scenario.server().equals(Scenario.POSTFIX)) {
                master.append('\n')
                        .append(ADDRESS)
                        .append(':')
                        .append(scenario.port())
                        .append(" inet n - n - - smtpd");
                scenario.settings().forEach(setting -> master.append("\n  -o ").append(setting));
            }
        }
        Files.writeString(root.resolve("etc/postfix/master.cf"), master.append('\n'));
        return List.of("postfix", "start-fg");
    }

    private static List<String> exim(Path root) throws IOException {
        certificate(root);
        List<String> ports = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            if (scenario.server().equals(Scenario.EXIM)) {
                ports.add(String.valueOf(scenario.port()));
            }
        }
        Files.writeString(root.resolve("etc/exim4/lab.conf"), """
                primary_hostname = mx.receiver.test
                local_interfaces = %s
                daemon_smtp_ports = %s
                log_file_path = /var/log/exim4/%%slog
                tls_advertise_hosts = *
                tls_certificate = /etc/lab/chain.pem
                tls_privatekey = /etc/lab/key.pem
                acl_smtp_connect = at_connect
                acl_smtp_helo = at_helo
                acl_smtp_rcpt = at_rcpt
                begin acl
                at_connect:
                  deny condition = ${if eq{$received_port}{2602}}
                       message = 554 5.7.1 $sender_host_address is not welcome here
                  accept condition = ${if eq{$received_port}{2606}}
                         delay = 2s
                  accept
                at_helo:
                  deny condition = ${if eq{$received_port}{2604}}
                       message = 550 5.7.1 your name is in nobody's books
                  drop condition = ${if eq{$received_port}{2607}}
                       message = 550 5.7.1 and do not come back
                  accept
                at_rcpt:
                  defer condition = ${if eq{$received_port}{2603}}
                        message = 451 4.7.1 Greylisted, please try again in 300 seconds
                  deny condition = ${if eq{$received_port}{2605}}
                       message = relay not permitted
                  accept
                begin routers
                begin transports
                begin retry
                begin rewrite
                begin authenticators
                """.formatted(ADDRESS, String.join(" : ", ports)));
        return List.of("exim4", "-C", "/etc/exim4/lab.conf", "-bdf");
    }

    private static void certificate(Path root) throws IOException {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        TestCertificates.Identity identity = TestCertificates.authority("Lab root")
                .issue(from, Instant.parse("2090-01-01T00:00:00Z"), "mx.receiver.test");
        Files.createDirectories(root.resolve("etc/lab"));
        Files.writeString(root.resolve("etc/lab/chain.pem"), identity.chainPem());
        Files.writeString(root.resolve("etc/lab/key.pem"), identity.keyPem());
    }

    /** Starts a server, and waits until its first port accepts connections. */
    private static void start(Path root, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("chroot", root.toString()));
        words.addAll(command);
        Path log = root.resolve("lab.log");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int port = Scenario.all().stream()
                .filter(scenario -> root.endsWith(scenario.server()))
                .mapToInt(Scenario::port)
                .max()
                .orElseThrow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!listens(port)) {
            boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                throw new IOException(
                        command + " does not start, and says: " + Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ADDRESS, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
