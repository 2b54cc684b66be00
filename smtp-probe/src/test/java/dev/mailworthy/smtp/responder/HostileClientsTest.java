package dev.mailworthy.smtp.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.responder.server.ResponderSession;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ListeningPort;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever hostile clients do, the {@link Responder responder} keeps its limits and serves an honest client. */
@Isolated
@Timeout(120)
class HostileClientsTest {

    private static final String GREETING = "220 " + ResponderSession.BANNER;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Rig rig(ResponderLimits limits, Layer first) throws ResponderException {
        Rig rig = new Rig(Rig.settings(Rig.key(1))
                .withAddresses(List.of(Rig.HERE))
                .withListeningPorts(List.of(new ListeningPort(0, first)))
                .withLimits(limits));
        open.add(rig);
        return rig;
    }

    private Rig rig() throws ResponderException {
        return rig(ResponderLimits.defaults(), Layer.CLEAR_TEXT);
    }

    private Client client(Rig rig) throws IOException {
        return client("127.0.0.1", rig);
    }

    private Client client(String source, Rig rig) throws IOException {
        Client client = Client.from(source, rig);
        open.add(client);
        return client;
    }

    private static void assertServes(Rig rig) {
        assertThat(rig.visit(Rig.HERE)).isInstanceOf(Proven.class);
    }

    @Test
    void aClientThatDripsIsCutAtTheDeadline() throws IOException, ResponderException {
        Rig rig = rig();
        Client client = client("127.0.0.9", rig);
        assertThat(client.line()).isEqualTo(GREETING);
        client.send("E").send("H");
        rig.pass(Duration.ofSeconds(29));
        assertServes(rig);
        client.send("L").send("O x\r\n");
        assertThat(client.line()).isEqualTo("250-responder.invalid");
        client.send("N");
        rig.pass(Duration.ofSeconds(1));
        assertThat(client.rest()).doesNotContain("OK");
        assertThat(rig.responder().summary().cut()).isEqualTo(1);
        assertServes(rig);
    }

    @Test
    void connectionsOfOneClientAreLimited() throws IOException, ResponderException {
        Rig rig = rig();
        int let = 0;
        for (int i = 0; i < 64; i++) {
            String first = client("127.0.0.9", rig).line();
            let += first.equals(GREETING) ? 1 : 0;
            assertThat(first).matches("220 .*|421 too many connections from your address, come later");
        }
        assertThat(let).isEqualTo(ResponderLimits.defaults().perClient());
        assertThat(rig.responder().summary().turnedAway()).isEqualTo(64 - let);
        assertServes(rig);
    }

    @Test
    void theOldestConnectionIsClosedForANewClient() throws IOException, ResponderException {
        ResponderLimits defaults = ResponderLimits.defaults();
        ResponderLimits few = new ResponderLimits(
                8, 8, 32, defaults.refill(), defaults.deadline(), defaults.octets(), defaults.commands());
        Rig rig = rig(few, Layer.CLEAR_TEXT);
        List<Client> clients = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            clients.add(client("127.0.1." + i, rig));
            assertThat(clients.get(i - 1).line()).isEqualTo(GREETING);
        }
        for (Client early : clients.subList(0, 32)) {
            assertThat(early.rest()).isEmpty();
        }
        assertThat(rig.responder().summary().cut()).isEqualTo(32);
        assertServes(rig);
    }

    @Test
    void aClientThatComesTooOftenIsRefusedUntilItsBucketRefills() throws IOException, ResponderException {
        ResponderLimits defaults = ResponderLimits.defaults();
        Rig rig = rig(
                new ResponderLimits(8, 8, 2, Duration.ofSeconds(10), defaults.deadline(), 4096, 10), Layer.CLEAR_TEXT);
        for (int i = 0; i < 2; i++) {
            assertThat(client(rig).send("QUIT\r\n").rest()).startsWith(GREETING);
        }
        assertThat(client(rig).line()).startsWith("421 ");
        rig.pass(Duration.ofSeconds(10));
        assertServes(rig);
        assertThat(client(rig).line()).startsWith("421 ");
    }

    @Test
    void anEndlessLineIsCut() throws IOException, ResponderException {
        Rig rig = rig();
        Client client = client(rig).send("x".repeat(100_000));
        assertThat(GREETING + "\r\n500 line too long\r\n").startsWith(client.rest());
        assertServes(rig);
    }

    @Test
    void tooManyCommandsAreCut() throws IOException, ResponderException {
        Rig rig = rig();
        String rest = client(rig).send("NOOP\r\n".repeat(1000)).rest();
        assertThat(rest.lines().filter("250 OK"::equals).count())
                .isLessThanOrEqualTo(ResponderLimits.defaults().commands());
        assertServes(rig);
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void noise(Layer first) throws IOException, ResponderException {
        long seed = 587;
        SplittableRandom random = new SplittableRandom(seed);
        Rig rig = rig(ResponderLimits.defaults(), first);
        for (int i = 0; i < 12; i++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);
            client("127.0.0.9", rig).send(noise).rest();
        }
        if (first == Layer.CLEAR_TEXT) {
            assertServes(rig);
        }
        // The responder reports a connection when it sees its end, perhaps later than the client does.
        rig.close();
        assertThat(rig.proven()).as("seed %d", seed).hasSize(first == Layer.CLEAR_TEXT ? 1 : 0);
    }

    @Test
    void noiseInPlaceOfTls() throws IOException, ResponderException {
        Rig rig = rig();
        Client client = client(rig).send("STARTTLS\r\n");
        assertThat(client.line()).isEqualTo(GREETING);
        assertThat(client.line()).isEqualTo("220 go ahead");
        client.send("GET / HTTP/1.1\r\n\r\n" + "\u0016\u0003\u0001".repeat(500)).rest();
        assertServes(rig);
    }

    @Test
    void textBeforeTlsNeverCountsAsTextInsideTls() throws IOException, ResponderException {
        Rig rig = rig();
        assertThat(client(rig).send("STARTTLS\r\nEHLO injected\r\n").rest())
                .isEqualTo(GREETING + "\r\n220 go ahead\r\n");
        assertServes(rig);
    }

    @Test
    void aClientThatBeginsTlsAndStopsIsCutAtTheDeadline() throws IOException, ResponderException {
        Rig rig = rig(ResponderLimits.defaults(), Layer.TLS);
        Client client = client(rig).send(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3});
        Client silent = client(rig);
        Client other = client(rig).send("EHLO x\r\n");
        other.rest();
        rig.pass(Duration.ofSeconds(30));
        assertThat(client.rest()).isEmpty();
        assertThat(silent.rest()).isEmpty();
        assertThat(rig.responder().summary().cut()).isEqualTo(2);
    }

    @Test
    void aClientThatNeverReadsDelaysNoOtherClient() throws IOException, ResponderException {
        ResponderLimits defaults = ResponderLimits.defaults();
        Rig rig = rig(
                new ResponderLimits(16, 16, 32, defaults.refill(), defaults.deadline(), 1 << 24, 1 << 20),
                Layer.CLEAR_TEXT);
        Client deaf = client(rig);
        Thread sender = new Thread(() -> {
            try {
                deaf.send("EHLO deaf\r\n".repeat(500_000));
            } catch (IOException e) {
                // The responder closed the connection, as expected.
            }
        });
        sender.setDaemon(true);
        sender.start();
        assertServes(rig);
        rig.pass(Duration.ofSeconds(30));
        assertServes(rig);
        rig.close();
        assertThat(rig.responder().summary().cut()).isEqualTo(1);
    }

    @Test
    void oneThreadServesAllClients() throws IOException, ResponderException {
        Rig rig = rig();
        long before = threads();
        for (int i = 1; i <= 30; i++) {
            assertThat(client("127.0.2." + i, rig).line()).isEqualTo(GREETING);
        }
        assertThat(threads()).as("threads of responders").isLessThanOrEqualTo(before);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("responder"))
                .count();
    }

    @Test
    void closingTheResponderEndsAllConnections() throws IOException, ResponderException {
        Rig rig = rig();
        Client client = client(rig);
        assertThat(client.line()).isEqualTo(GREETING);
        rig.close();
        assertThat(client.rest()).isEmpty();
        assertThat(Rig.visit(Rig.key(1), Rig.HERE, List.of(rig.port()), Route.direct(), Duration.ofSeconds(1))
                        .get(0)
                        .outcome())
                .isNotInstanceOf(Proven.class);
    }
}
