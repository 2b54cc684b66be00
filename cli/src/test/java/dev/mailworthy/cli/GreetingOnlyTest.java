package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine without a full host name: only the greetings of mail servers can be read, and each output tells it. */
@Timeout(120)
class GreetingOnlyTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(folder.resolve("own.zone"), """
                $ORIGIN nameless.example.
                $TTL 3600
                @       SOA  ns1 hostmaster 1 7200 900 1209600 300
                @       NS   ns1
                @       MX   10 mail
                mail    A    192.0.2.78
                ns1     A    192.0.2.53
                """);
        Files.writeString(folder.resolve("lab.conf"), """
                title   A server without a name
                shows   The host has no full name, so that nothing can be said in EHLO.
                subject nameless.example
                address 192.0.2.78
                include internet
                zone    own.zone
                connect-timeout 1000ms
                banner-timeout  4000ms
                """);
    }

    private static Ran run(String line) {
        return Ran.of((line + " -4 --port 25 --lab " + folder).split(" "));
    }

    @Test
    void checkTellsIt() {
        assertThat(run("check --json").json().get("tested")).isEqualTo("greeting");
        assertThat(run("check").out().replaceAll("\\s+", " "))
                .contains("Only the greeting of mail servers was tested: --ehlo NAME tests the whole conversation.");
        Ran named = run("check --json --ehlo mail.nameless.example");
        assertThat(named.json().get("tested")).isEqualTo("conversation");
    }

    @Test
    void egressTellsIt() {
        Map<?, ?> port = (Map<?, ?>) run("egress --json").list("verdicts").get(0);
        assertThat(port.get("tested")).isEqualTo("greeting");
        assertThat(run("egress -v").out())
                .contains("25     open, 6 of 6, greeting only")
                .contains("outgoing port 25 over IPv4: greeted; EHLO was not tested, confidence high")
                .contains("only the greeting was tested, because no name for EHLO was given");
    }
}
