package dev.mailworthy.docs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.result.SpfRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.SimpleResolver;

/** The Java code that the pages show compiles and does what the pages say. */
@Tag("jdk")
@Timeout(120)
class JavaSamplesTest {
    private static final Dns DNS = zone();

    private static Dns zone() {
        try {
            return ZoneDns.parse("example.org.zone", """
                    $ORIGIN example.org.
                    $TTL 60
                    @     SOA ns hostmaster 1 60 60 60 60
                    @     MX  10 mail
                    @     TXT "v=spf1 ip4:192.0.2.1 -all"
                    mail  A   192.0.2.1
                    """);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePolicyServerNamesSpfPassAndRefusesSpfFail() {
        PolicyServer server = new PolicyServer(Spf.over(DNS));
        assertThat(server.action(request("192.0.2.1"))).startsWith("PREPEND Received-SPF: pass ");
        assertThat(server.action(request("192.0.2.9"))).startsWith("550 5.7.23 ");
    }

    private static Map<String, String> request(String client) {
        return Map.of("client_address", client, "sender", "user@example.org", "helo_name", "mail.example.org");
    }

    @Test
    void thePolicyServerAnswersOverASocketAsPostfixAsks() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> {
                try {
                    new PolicyServer(Spf.over(DNS)).serve(listening);
                } catch (IOException closed) {
                    // the test closed the socket
                }
            });
            serving.setDaemon(true);
            serving.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
                socket.getOutputStream()
                        .write("request=smtpd_access_policy\nclient_address=192.0.2.9\nsender=user@example.org\n\n"
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] start = socket.getInputStream().readNBytes("action=550".length());
                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("action=550");
            }
        }
    }

    @Test
    void theMilterAddsReceivedSpfAndRefusesSpfFail() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> {
                try {
                    SpfMilter.serve(Spf.over(DNS), listening);
                } catch (IOException closed) {
                    // the test closed the socket
                }
            });
            serving.setDaemon(true);
            serving.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    DataInputStream in = new DataInputStream(socket.getInputStream())) {
                send(
                        out,
                        'O',
                        ByteBuffer.allocate(12)
                                .putInt(6)
                                .putInt(0x1ff)
                                .putInt(0x1fffff)
                                .array());
                assertThat(answer(in)).startsWith("O");
                send(out, 'D', "Cj\0mail.example.org\0".getBytes(StandardCharsets.US_ASCII));
                send(out, 'C', connection("192.0.2.1"));
                assertThat(answer(in)).isEqualTo("c");
                send(out, 'H', "mail.example.org\0".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(in)).isEqualTo("c");
                send(out, 'M', "<user@example.org>\0SIZE=100\0".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(in)).isEqualTo("c");
                send(out, 'E');
                assertThat(answer(in)).startsWith("hReceived-SPF\0pass ");
                assertThat(answer(in)).isEqualTo("c");
                send(out, 'C', connection("192.0.2.9"));
                assertThat(answer(in)).isEqualTo("c");
                send(out, 'M', "<user@example.org>\0".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(in)).startsWith("y550 5.7.23 ");
                send(out, 'Q');
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    private static byte[] connection(String address) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes("client.example.net\0".getBytes(StandardCharsets.US_ASCII));
        packet.write('4');
        packet.writeBytes(new byte[] {0x30, 0x39});
        packet.writeBytes((address + "\0").getBytes(StandardCharsets.US_ASCII));
        return packet.toByteArray();
    }

    private static void send(DataOutputStream out, char command, byte... data) throws IOException {
        out.writeInt(data.length + 1);
        out.writeByte(command);
        out.write(data);
        out.flush();
    }

    private static String answer(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @Test
    void theAdapterForDnsjavaAnswersAndFails() throws Exception {
        ZoneDns zone = ZoneDns.parse("example.org.zone", """
                $ORIGIN example.org.
                $TTL 60
                @      SOA ns hostmaster 1 60 60 60 60
                mail   A   192.0.2.1
                ;fault timeout silent.example.org.
                silent A   192.0.2.2
                """);
        try (ZoneServer server = ZoneServer.start(zone)) {
            SimpleResolver resolver = new SimpleResolver(server.address().socketAddress());
            resolver.setTimeout(Duration.ofMillis(300));
            Dns dns = DnsjavaDns.over(resolver, "dnsjava");
            assertThat(answer(dns, "mail.example.org")).isInstanceOf(DnsAnswer.Records.class);
            assertThat(answer(dns, "none.example.org")).isInstanceOf(DnsAnswer.NoSuchName.class);
            assertThat(answer(dns, "silent.example.org")).isInstanceOf(DnsAnswer.Timeout.class);
        }
    }

    private static DnsAnswer answer(Dns dns, String name) {
        return dns.ask(DnsQuestion.of(DomainName.parse(name), RecordType.A));
    }

    @Test
    void theShortSamplesRun() {
        assertThat(CheckSample.resolver()).isNotNull();
        assertThat(CheckSample.spf(DNS)).startsWith("pass pass ");
        assertThat(CheckSample.lint()).isEqualTo(1);
        assertThat(CheckSample.posture(DNS).findings()).isNotEmpty();
        CheckSample.lists(DNS);
        SpfRequest pass = new SpfRequest(IpAddress.parse("192.0.2.1"), "a@example.org", "mail.example.org");
        SpfRequest fail = new SpfRequest(IpAddress.parse("192.0.2.9"), "a@example.org", "mail.example.org");
        assertThat(CheckSample.async(DNS, pass, fail).join()).isEqualTo("pass, then fail");
        assertThat(CheckSample.session(DNS, List.of("192.0.2.1").iterator())).containsExactly("192.0.2.1 unknown");
    }
}
