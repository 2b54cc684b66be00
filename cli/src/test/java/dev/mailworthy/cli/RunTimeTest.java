package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --timeout} is the time of the whole run, with a resolver that never answers. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class RunTimeTest {

    private static final String OVER = "the time for the whole run was over";

    @TempDir
    private Path folder;

    private DatagramSocket silent;

    @BeforeEach
    void bind() throws IOException {
        silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        silent.close();
    }

    private String resolver() {
        return silent.getLocalAddress().getHostAddress() + ":" + silent.getLocalPort();
    }

    /** A domain whose record leads to four names that are asked one after the other. */
    private Path zone() throws IOException {
        return Files.writeString(
                folder.resolve("chain.zone"),
                "$ORIGIN slow.example.\n$TTL 60\n@ SOA ns h 1 2 3 4 60\n@ NS ns\n@ TXT \"v=spf1 include:one.test"
                        + " include:two.test include:three.test include:four.test -all\"\n");
    }

    private Ran over(String command) throws IOException {
        String line = command + " --json --timeout 300ms --resolver " + resolver() + " --zone " + zone();
        return Ran.of(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf survey slow.example", "spf diff slow.example slow.example"})
    void laterQuestionsOfATreeAreUnansweredWhenTheTimeIsOver(String command) throws IOException {
        Ran ran = over(command);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.list("unanswered").toString()).contains(OVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spf check --ip 192.0.2.9 --mail-from a@slow.example",
                "spf explain --ip 192.0.2.9 --mail-from a@slow.example",
                "spf flatten slow.example",
                "spf lint other.example",
                "dnsbl check 198.35.26.96",
                "dnsbl resolver",
                "dnsbl lists test",
                "fix slow.example --ip 198.35.26.96",
                "check slow.example --ip 198.35.26.96",
            })
    void aRunWithoutTimeIsInconclusive(String command) throws IOException {
        assertThat(over(command).code()).isEqualTo(3);
    }

    @Test
    void aBatchEndsWithItsTimeAndSaysHowManyLinesItAnswered() {
        String lines = IntStream.range(0, 2000)
                .mapToObj(i -> "{\"id\":" + i + ",\"ip\":\"192.0.2.9\",\"mailFrom\":\"a@d" + i + ".example\"}\n")
                .collect(Collectors.joining());
        Ran ran = Ran.at(
                Instant.EPOCH,
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                ("spf check --batch - --timeout 300ms --resolver " + resolver()).split(" "));
        long answered = ran.out().lines().count();
        assertThat(ran.code()).isEqualTo(3);
        assertThat(answered).isLessThan(2000);
        assertThat(ran.err()).contains("the time for the whole run is over: " + answered + " lines are answered");
    }
}
