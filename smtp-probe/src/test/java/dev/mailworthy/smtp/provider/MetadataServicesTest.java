package dev.mailworthy.smtp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Metadata services on loopback that answer wrongly, late, without end, or not at all. */
@Tag("jdk")
@Timeout(120)
class MetadataServicesTest {

    private static final IpAddress LINK_LOCAL = IpAddress.parse("169.254.169.254");
    private static final MetadataEndpoint ENDPOINT =
            new MetadataEndpoint("GET", LINK_LOCAL, 80, "/v1.json", Optional.of("Metadata: true"), Optional.empty());

    /** What a server does with a connection after it has read the request. */
    private interface Reply {
        void write(Socket client) throws IOException;
    }

    private final List<AutoCloseable> open = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void closeServers() throws Exception {
        end.countDown();
        for (AutoCloseable socket : List.copyOf(open)) {
            socket.close();
        }
    }

    private Route serving(Reply reply) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(server);
        daemon(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                open.add(client);
                daemon(() -> {
                    byte[] request = new byte[4096];
                    int length = client.getInputStream().read(request);
                    requests.add(new String(request, 0, Math.max(0, length), StandardCharsets.US_ASCII));
                    reply.write(client);
                });
            }
        });
        InetSocketAddress to = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        return (address, port) -> address.equals(LINK_LOCAL) && port == 80 ? Optional.of(to) : Optional.empty();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The client left, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Reply saying(String text) {
        return client -> {
            try (client) {
                client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    private static Answer<String> ask(Route route) {
        return ask(route, Duration.ofSeconds(60));
    }

    private static Answer<String> ask(Route route, Duration limit) {
        return new MetadataServices(route, limit).ask(List.of(ENDPOINT)).get(ENDPOINT);
    }

    private static Reason reason(Answer<String> answer) {
        assertThat(answer).isInstanceOf(Answer.Unanswered.class);
        return ((Answer.Unanswered<String>) answer).reason();
    }

    @Test
    void aSuccessIsPresentAndTheRequestHasTheRightForm() throws IOException {
        Answer<String> answer = ask(serving(saying("HTTP/1.1 200 OK\r\nX: y\r\n\r\n{\"droplet_id\": 1}")));
        assertThat(((Answer.Present<String>) answer).value()).contains("X: y", "droplet_id");
        assertThat(requests)
                .containsExactly(
                        "GET /v1.json HTTP/1.0\r\nHost: 169.254.169.254\r\nMetadata: true\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aTokenIsAskedForWithPut() throws IOException {
        MetadataEndpoint token = ProviderCatalogue.bundled()
                .provider("aws-ec2")
                .orElseThrow()
                .hints()
                .metadata()
                .orElseThrow();
        Route route = serving(saying("HTTP/1.1 200 OK\r\n\r\nSECRET"));
        Map<MetadataEndpoint, Answer<String>> answers = new MetadataServices(route).ask(List.of(token, token));
        assertThat(answers).hasSize(1);
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("PUT /latest/api/token HTTP/1.0\r\n")
                        .contains("X-aws-ec2-metadata-token-ttl-seconds: 60\r\n", "Content-Length: 0\r\n"));
        Recognised found = ProviderRecognition.of(ProviderCatalogue.bundled())
                .recognise(MachineFacts.measured(
                        SystemIdentity.none(),
                        List.of(),
                        question -> {
                            throw new AssertionError(question);
                        },
                        route,
                        MetadataChoice.ASKED));
        assertThat(found.toString()).as("a token goes no further").doesNotContain("SECRET");
    }

    @Test
    void anUnsuccessfulResponseIsAbsent() throws IOException {
        assertThat(ask(serving(saying("HTTP/1.0 404 Not Found\r\n\r\ndroplet_id"))))
                .isEqualTo(Answer.absent());
        assertThat(ask(serving(saying("HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n"))))
                .as("nothing is followed")
                .isEqualTo(Answer.absent());
        Socket bound = new Socket();
        open.add(bound);
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress closed = new InetSocketAddress(bound.getLocalAddress(), bound.getLocalPort());
        assertThat(ask((address, port) -> Optional.of(closed))).isEqualTo(Answer.absent());
    }

    @Test
    void garbageIsMalformed() throws IOException {
        for (String text : List.of(
                "", "220 mx ESMTP\r\n", "HTTP/9.9 200 OK\r\n", "HTTP/1.1 2", "\0\0\0\0", "HTTP/1.1 999 X\r\n")) {
            assertThat(reason(ask(serving(saying(text))))).as(text).isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(ask((address, port) -> Optional.empty()))).isEqualTo(Reason.NO_CONNECTIVITY);
    }

    @Test
    void silentAndDrippingServicesAreUnanswered() throws IOException {
        Route silent = serving(client -> await());
        Route dripping = serving(client -> {
            for (byte octet : "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) {
                client.getOutputStream().write(octet);
            }
            while (end.getCount() > 0) {
                client.getOutputStream().write('x');
                await(Duration.ofMillis(30));
            }
        });
        for (Route route : List.of(silent, dripping)) {
            assertThat(reason(ask(route, Duration.ofMillis(300)))).isEqualTo(Reason.TIMEOUT);
        }
    }

    private void await() {
        await(Duration.ofSeconds(20));
    }

    private void await(Duration time) {
        try {
            assertThat(end.await(time.toMillis(), TimeUnit.MILLISECONDS)).isIn(true, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFloodIsReadUpToItsLimit() throws IOException {
        byte[] flood = new byte[1 << 20];
        Arrays.fill(flood, (byte) 'x');
        Answer<String> answer = ask(serving(client -> {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (end.getCount() > 0) {
                client.getOutputStream().write(flood);
            }
        }));
        assertThat(((Answer.Present<String>) answer).value()).hasSize(MetadataRequest.MOST_OCTETS);
    }

    @Test
    void manySilentServicesAreAllUnanswered() throws IOException {
        Route silent = serving(client -> await());
        List<MetadataEndpoint> many = IntStream.range(0, 20)
                .mapToObj(n -> new MetadataEndpoint("GET", LINK_LOCAL, 80, "/" + n, Optional.empty(), Optional.empty()))
                .toList();
        assertThat(new MetadataServices(silent).ask(many).values())
                .hasSize(20)
                .allSatisfy(answer -> assertThat(reason(answer)).isEqualTo(Reason.TIMEOUT));
    }

    @Test
    void noServiceIsAskedUnlessTheCallerWantsIt() {
        MachineFacts facts = MachineFacts.measured(
                SystemIdentity.none(),
                List.of(),
                question -> {
                    throw new AssertionError(question);
                },
                (address, port) -> {
                    throw new AssertionError(address);
                },
                MetadataChoice.LEFT_OUT);
        assertThat(facts.metadata(List.of(ENDPOINT))).isEmpty();
        assertThat(ProviderRecognition.of(ProviderCatalogue.bundled()).recognise(facts))
                .isEqualTo(new Recognised.Absent());
    }
}
