package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The responder and a visit to it, each as its own command. */
@Tag("jdk")
@Timeout(120)
class ResponderCommandsTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "src", "docs", "asciidoc", "schemas");
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:([0-9]+)");

    @TempDir
    private Path folder;

    private Path key;
    private final List<ServerSocket> servers = new ArrayList<>();

    @BeforeEach
    void drawKey() {
        key = folder.resolve("key");
        assertThat(Ran.of("responder", "--new-key", key.toString()).code()).isZero();
    }

    @AfterEach
    void closeServers() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    /** A responder command. It runs until a visitor was served or its time is over. */
    private record Running(CompletableFuture<Ran> end, int port) {

        static Running of(String... args) throws IOException {
            PipedWriter err = new PipedWriter();
            PipedReader said = new PipedReader(err, 65_536);
            StringWriter out = new StringWriter();
            String[] all = Stream.concat(
                            Stream.of("responder", "--listen", "127.0.0.1", "--port", "0"), Stream.of(args))
                    .toArray(String[]::new);
            CompletableFuture<Ran> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                int code = Main.run(new PrintWriter(out), new PrintWriter(err), all);
                end.complete(new Ran(code, out.toString(), ""));
            });
            thread.setDaemon(true);
            thread.start();
            return new Running(end, port(said));
        }

        private static int port(PipedReader said) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = said.read(); c >= 0; c = said.read()) {
                line.append((char) c);
                Matcher listening = LISTENING.matcher(line);
                if (c == ';' && listening.find()) {
                    return Integer.parseInt(listening.group(1));
                }
            }
            throw new IOException("it does not say where it listens: " + line);
        }

        Ran ended() throws InterruptedException, ExecutionException, TimeoutException {
            return end.get(100, TimeUnit.SECONDS);
        }
    }

    private int serving(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readNBytes(6);
                } catch (IOException e) {
                    // The port is closed or the client left. The condition of the loop tells them apart.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private Ran egress(int port, Path withKey) throws IOException {
        return Ran.of(
                "egress",
                "--json",
                "-4",
                "--port",
                String.valueOf(port),
                "--target",
                "a.test=127.0.0.1:" + serving("220 a.test ESMTP\r\n"),
                "--control",
                "127.0.0.1:" + serving(""),
                "--responder",
                "far.test=127.0.0.1",
                "--key",
                withKey.toString());
    }

    private static Map<?, ?> first(Ran ran, String member) {
        return (Map<?, ?>) ran.list(member).get(0);
    }

    private static void assertSchema(String document, String name) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON)
                        .validate(document, InputFormat.JSON))
                .as(document)
                .isEmpty();
    }

    @Test
    void aVisitDecidesTheVerdictAndEndsAResponderWithOnce() throws Exception {
        Running responder = Running.of("--key", key.toString(), "--once", "--json-lines");
        Ran visit = egress(responder.port(), key);
        assertSchema(visit.out(), "egress-1.json");
        assertThat(first(visit, "verdicts").get("verdict")).isEqualTo("OPEN");
        assertThat(first(visit, "verdicts").get("confidence")).isEqualTo("high");
        Map<?, ?> proven = visit.list("responder").stream()
                .map(path -> (Map<?, ?>) path)
                .filter(path -> path.get("port").equals(responder.port()))
                .findFirst()
                .orElseThrow();
        assertThat(proven.get("outcome")).isEqualTo("PROVEN");
        assertThat(proven.get("tls")).isEqualTo("PROVEN");
        assertThat(proven.get("translation")).isEqualTo("NONE");
        assertThat(visit.code()).as(visit.out()).isZero();
        Ran ended = responder.ended();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(1);
        assertSchema(ended.out(), "responder-1.json");
    }

    @Test
    void aVisitWithAnotherKeyIsUnanswered() throws Exception {
        Path other = folder.resolve("other");
        assertThat(Ran.of("responder", "--new-key", other.toString()).code()).isZero();
        Running responder = Running.of("--key", key.toString(), "--once");
        Ran visit = egress(responder.port(), other);
        assertSchema(visit.out(), "egress-1.json");
        assertThat(visit.list("unanswered").toString()).contains("another key", "not-configured");
        assertThat(visit.code()).isEqualTo(3);
        egress(responder.port(), key);
        assertThat(responder.ended().code()).as("the second visitor ended it").isZero();
    }

    @Test
    void aResponderForOneVisitorThatDoesNotComeEndsWith3() {
        assertThat(Ran.of(
                                "responder",
                                "--listen",
                                "127.0.0.1",
                                "--port",
                                "0",
                                "--key",
                                key.toString(),
                                "--once",
                                "--for",
                                "1ms")
                        .code())
                .isEqualTo(3);
    }

    private Ran check(int port, Path record, Path withKey) throws IOException {
        return Ran.of(
                "check",
                "a.example",
                "--json",
                "-4",
                "--resolver",
                "127.0.0.1:9",
                "--timeout",
                "20s",
                "--port",
                String.valueOf(port),
                "--target",
                "a.test=127.0.0.1:" + serving("220 a.test ESMTP\r\n"),
                "--control",
                "127.0.0.1:" + serving(""),
                "--record",
                record.toString(),
                "--ask",
                "far.test=127.0.0.1",
                "--key",
                withKey.toString());
    }

    @Test
    void aCheckUsesTheAddressThatItsResponderSaw() throws Exception {
        Running responder = Running.of("--key", key.toString(), "--once");
        Path record = folder.resolve("run.ndjson");
        Ran check = check(responder.port(), record, key);
        assertSchema(check.out(), "check-1.json");
        assertThat(check.json().get("addresses")).isEqualTo(List.of("127.0.0.1"));
        assertThat(check.json().get("addressOrigin")).isEqualTo("responder");
        assertThat(check.list("confirmed").toString())
                .contains("sending address as far.test sees it", "127.0.0.1, on port " + responder.port());
        assertThat(Ran.of("replay", record.toString(), "--json").out()).isEqualTo(check.out());
        responder.ended();
    }

    @Test
    void aResponderWithAnotherKeyLeavesTheAddressUnknown() throws Exception {
        Path other = folder.resolve("other");
        assertThat(Ran.of("responder", "--new-key", other.toString()).code()).isZero();
        Running responder = Running.of("--key", key.toString(), "--once");
        Path record = folder.resolve("run.ndjson");
        Ran check = check(responder.port(), record, other);
        assertSchema(check.out(), "check-1.json");
        assertThat(check.json().get("addressOrigin")).isNotEqualTo("responder");
        assertThat(check.list("unanswered").toString())
                .contains("sending address as far.test sees it", "not-configured");
        assertThat(Ran.of("replay", record.toString(), "--json").out()).isEqualTo(check.out());
        egress(responder.port(), key);
        responder.ended();
    }

    @Test
    void addressesAreNamedOrSeenByAResponderButNotBoth() {
        Ran both = Ran.of("check", "a.example", "--ip", "192.0.2.1", "--ask", "far.test", "--key", key.toString());
        assertThat(both.code()).isEqualTo(64);
        assertThat(both.err()).contains("--ip names the addresses, --ask has them seen");
        assertThat(Ran.of("check", "a.example", "--key", key.toString()).err()).contains("name it, --ask HOST");
    }

    @Test
    void eachProvenConnectionHasALineOfText() throws Exception {
        Running responder = Running.of("--key", key.toString(), "--once");
        egress(responder.port(), key);
        assertThat(responder.ended().out())
                .matches("PROVED  port " + responder.port() + ", TLS: 127\\.0\\.0\\.1:[0-9]+ reached this responder\n");
    }

    @Test
    void aResponderEndsAfterItsTime() {
        Ran ran = Ran.of("responder", "--listen", "127.0.0.1", "--port", "0", "--key", key.toString(), "--for", "1ms");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("listening on 127.0.0.1:", "the time is over", "ended: 0 connections");
        Ran quiet = Ran.of(
                "responder",
                "--listen",
                "127.0.0.1",
                "--port",
                "0",
                "--key",
                key.toString(),
                "--for",
                "1ms",
                "--quiet");
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void aNewKeyIsReadableOnlyByItsOwnerAndNeverPrinted() throws IOException {
        Path file = folder.resolve("new");
        Ran ran = Ran.of("responder", "--new-key", file.toString());
        assertThat(ran.code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ran.out() + ran.err()).doesNotContain(Files.readString(file).strip());
        Ran again = Ran.of("responder", "--new-key", file.toString());
        assertThat(again.code()).isEqualTo(64);
        assertThat(again.err().lines()).hasSize(1);
    }

    @Test
    void aFileThatIsNotAKeyIsReportedWithTheCommandThatMakesOne() throws IOException {
        Path file = folder.resolve("bad");
        Files.writeString(file, "00000000000000000000000000000000");
        Ran ran = Ran.of("responder", "--key", file.toString());
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains(file + ": the key is not random; make one: mailworthy responder --new-key FILE");
    }

    @Test
    void everyPortThatIsTakenIsReportedOnItsLine() throws IOException {
        int one = serving("");
        int two = serving("");
        Ran ran = Ran.of(
                "responder",
                "--listen",
                "127.0.0.1",
                "--port",
                String.valueOf(one),
                "--port",
                String.valueOf(two),
                "--key",
                key.toString());
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .endsWith("another program listens there already; stop it, or leave the port out with --port"));
    }

    @Test
    void aKeyFileThatOthersCanReadGivesAWarning() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Ran ran = Ran.of("responder", "--listen", "127.0.0.1", "--port", "0", "--key", key.toString(), "--for", "1ms");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("is not its owner's alone; mend it: chmod 600");
    }

    @Test
    void aSignalIsAnOrdinaryEnd() throws Exception {
        Process process = Program.plain().start("exec mailworthy responder --listen 127.0.0.1 --port 0 --key " + key);
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (!LISTENING.matcher(line).find()) {
            line = said.readLine();
        }
        Program.terminate(process);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines()).anyMatch(last -> last.contains("ended: 0 connections"));
    }
}
