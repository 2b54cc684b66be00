package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that accepts TCP and never replies does not delay the questions to other servers. */
@Tag("jdk")
@Timeout(120)
class TcpSilenceTest {

    private static final int HELD = 60;

    private static byte[] truncated(byte[] query) {
        byte[] reply = Wire.response(query, 0, 0);
        reply[2] |= 2;
        return reply;
    }

    private static DnsQuestion question(String name) {
        return DnsQuestion.of(DomainName.ofText(name), RecordType.A);
    }

    private static WireDns client(ScriptedServer server, int seconds) {
        return WireDns.builder()
                .resolvers(List.of(server.address()))
                .deadline(Duration.ofSeconds(seconds))
                .build();
    }

    @Test
    void anotherServerAnswersOverTcpMeanwhile() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        try (ScriptedServer silent = ScriptedServer.start((query, client) -> client.reply(truncated(query)), query -> {
                    never.join();
                    return query;
                });
                ScriptedServer other = ScriptedServer.start(
                        (query, client) -> client.reply(truncated(query)), query -> Wire.listed(query, 2));
                WireDns held = client(silent, 90);
                WireDns dns = client(other, 15)) {
            for (int i = 0; i < HELD; i++) {
                held.query(question("n" + i + ".test"));
            }
            assertThat(dns.ask(question("a.test"))).isInstanceOf(DnsAnswer.Records.class);
            never.complete(null);
        }
    }
}
