package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options for source addresses, and for MAIL and RCPT, in runs of the whole command. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class EgressOptionsTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket client = server.accept()) {
                            talk(client);
                        } catch (IOException e) {
                            // The port is closed or the client left. The condition of the loop tells them apart.
                        }
                    }
                },
                "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** A receiver that greylists every recipient. */
    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 mx.test ESMTP");
        in.lines().forEach(line -> {
            heard.add(line);
            say(
                    client,
                    line.startsWith("RCPT") ? "450 4.2.0 <you>: Greylisted, wait 300 seconds \u001b[31m" : "250 ok");
        });
    }

    private static void say(Socket client, String line) {
        try {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ran rcpt(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "egress",
                "--target",
                "mx.test=127.0.0.1:" + server.getLocalPort(),
                "--control",
                "127.0.0.1:" + server.getLocalPort(),
                "--ehlo",
                "client.test",
                "--mail-from",
                "me@client.test",
                "--rcpt",
                "postmaster@mx.test"));
        all.addAll(List.of(more));
        return Ran.of(all.toArray(String[]::new));
    }

    @Test
    void theReceiversReplyIsInTheDocument() {
        Ran ran = rcpt("--json");
        Map<?, ?> path = (Map<?, ?>) ran.list("paths").get(0);
        Map<?, ?> envelope = (Map<?, ?>) path.get("envelope");
        assertThat(envelope.get("outcome")).isEqualTo("GREYLISTED");
        assertThat(envelope.get("secondTry")).isEqualTo("NO_TIME");
        assertThat(String.valueOf(envelope.get("retryAfterSeconds"))).isEqualTo("301");
        assertThat(heard).contains("MAIL FROM:<me@client.test>", "RCPT TO:<postmaster@mx.test>", "QUIT");
        assertThat(heard).noneMatch(line -> line.startsWith("DATA"));
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void theReceiversReplyIsInTheText() {
        Ran ran = rcpt();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out()).doesNotContain("\u001b");
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("MAIL and RCPT greylisted, and not tried again", "--timeout 7m");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--rcpt you@x.test                                             | name --mail-from",
                "--mail-from me@x.test                                         | name --mail-from",
                "--mail-from me@x.test --rcpt you@x.test --ehlo a.test         | --target NAME",
                "--mail-from me --rcpt you@x.test --target a.test --ehlo a.test | \"me\" is not an address",
                "--mail-from me@x.test --rcpt you@x.test --ehlo a.test --target a.test --target b.test --target c.test"
                        + " --target d.test | at most 3 targets",
            })
    void optionsForMailAndRcptAreRefusedUnlessComplete(String options, String said) {
        Ran ran = Ran.of(("egress --lab healthy " + options).split(" +"));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(said);
    }

    @Test
    void eachAddressOfTheHostHasItsOwnVerdictOnPort25() {
        Ran ran = Ran.of("egress", "--lab", "healthy", "--all-sources", "--json");
        assertThat(ran.list("verdicts").stream().map(each -> {
                    Map<?, ?> verdict = (Map<?, ?>) each;
                    return verdict.get("source") + " " + verdict.get("port") + " " + verdict.get("verdict");
                }))
                .containsExactly("192.0.2.20 25 OPEN", "2001:db8:20::25 25 OPEN");
        Ran text = Ran.of("egress", "--lab", "healthy", "--all-sources", "--port", "25", "--port", "465");
        assertThat(text.out()).contains("From 192.0.2.20\n", "From 2001:db8:20::25\n", "  465    open, 4 of 4\n");
        assertThat(text.code()).isZero();
    }

    @Test
    void moreThanEightSourcesAreRefused() {
        StringBuilder options = new StringBuilder("egress --lab healthy");
        for (int i = 1; i <= 9; i++) {
            options.append(" --source 192.0.2.").append(i);
        }
        Ran ran = Ran.of(options.toString().split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err())
                .contains("9 source addresses are too many for one run")
                .contains("name those that send mail, --source IP");
    }
}
