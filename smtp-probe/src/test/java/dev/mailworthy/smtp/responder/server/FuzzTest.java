package dev.mailworthy.smtp.responder.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.responder.Rig;
import dev.mailworthy.smtp.responder.token.SelfSigned;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random input with a printed seed, for both sides. */
@Timeout(120)
class FuzzTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 3_000 : 300;

    private static final int MOST_OUT = 64 * 1024;

    private static final List<String> WORDS = List.of(
            "EHLO ",
            "HELO a",
            "NOOP ",
            "MWP1 ",
            "STARTTLS",
            "QUIT",
            "MAIL FROM:<>",
            "RSET",
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "A".repeat(22),
            "A".repeat(43),
            "x".repeat(600),
            "\u00ff",
            "\u0016\u0003\u0001\u0000");

    private final SelfSigned certificate = SelfSigned.draw(Rig.CLOCK.instant(), new SecureRandom());

    private WireSession wire(Layer first) {
        return new WireSession(ResponderSessionTest.session(first), ResponderLimits.defaults(), certificate::engine);
    }

    /** Feeds all octets in pieces of random size. Gives the number of octets in the answers. */
    private static int feed(WireSession wire, byte[] octets, SplittableRandom random) {
        int sent = 0;
        try {
            for (int at = 0; at < octets.length && !wire.isOver(); ) {
                int size = Math.min(octets.length - at, 1 + random.nextInt(700));
                wire.receive(ByteBuffer.wrap(octets, at, size));
                at += size;
                sent += wire.toSend().length;
            }
        } catch (IOException e) {
            // The input is no TLS: the connection ends.
        }
        return sent + wire.toSend().length;
    }

    @Tag("long")
    @Test
    void randomCommandsInRandomPieces() throws IOException {
        long seed = 5321;
        SplittableRandom random = new SplittableRandom(seed);
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            WireSession wire = wire(Layer.CLEAR_TEXT);
            wire.begin();
            int sent = feed(wire, text.toString().getBytes(StandardCharsets.ISO_8859_1), random);
            assertThat(sent).as("seed %d, case %d", seed, i).isBetween(1, MOST_OUT);
            assertThat(wire.session().proven()).isEmpty();
        }
    }

    @Tag("long")
    @Test
    void aDamagedTlsClientHello() throws SSLException, NoSuchAlgorithmException {
        long seed = 8446;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] hello = clientHello();
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            byte[] changed = Arrays.copyOf(hello, hello.length + random.nextInt(50));
            for (int n = random.nextInt(6); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            WireSession wire = wire(Layer.TLS);
            wire.beginTls();
            int sent = feed(wire, changed, random);
            assertThat(sent).as("seed %d, case %d", seed, i).isBetween(0, MOST_OUT);
            assertThat(wire.session().proven()).isEmpty();
        }
    }

    private static byte[] clientHello() throws SSLException, NoSuchAlgorithmException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void randomRepliesOfAServerEndAVisit() throws IOException {
        long seed = 2821;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = List.of(
                "220 ",
                "250 ",
                "250-",
                "421 x",
                "MWP1 ",
                "seal=",
                "STARTTLS",
                "\r\n",
                "\n",
                "x".repeat(3000),
                "220 go\r\n250 x\r\n250 STARTTLS\r\n250 MWP1 other-key\r\n220 go\r\n",
                "\u0016\u0003\u0003",
                "\0");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 200; i++) {
                StringBuilder text = new StringBuilder(random.nextBoolean() ? "220 a\r\n" : "");
                for (int n = random.nextInt(20); n > 0; n--) {
                    text.append(words.get(random.nextInt(words.size())));
                }
                serveOnce(server, text.toString().getBytes(StandardCharsets.ISO_8859_1));
                ResponderOutcome outcome = Rig.visit(
                                Rig.key(1),
                                Rig.HERE,
                                List.of(server.getLocalPort()),
                                Route.direct(),
                                Duration.ofSeconds(5))
                        .get(0)
                        .outcome();
                assertThat(outcome).as("seed %d, case %d", seed, i).isNotInstanceOf(Proven.class);
                assertThat(outcome.line()).doesNotContainPattern("[\\x00-\\x1f\\x7f]");
            }
        }
    }

    private static void serveOnce(ServerSocket server, byte[] octets) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(octets);
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The visitor left.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
