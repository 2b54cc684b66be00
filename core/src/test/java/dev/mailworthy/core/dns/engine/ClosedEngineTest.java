package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A closed engine says that it is closed, and blames no server. */
@Timeout(120)
class ClosedEngineTest {

    private static final DnsQuestion QUESTION = DnsQuestion.of(DomainName.ofText("a.test"), RecordType.A);

    private static void saysSo(DnsAnswer answer) {
        assertThat(answer).isInstanceOfSatisfying(DnsAnswer.Skipped.class, skipped -> {
            assertThat(skipped.reason()).isEqualTo(Reason.SKIPPED);
            assertThat(skipped.detail()).isEqualTo("the DNS engine is closed");
        });
    }

    @Test
    void questionsInFlightAndLaterOnesAreSkipped() {
        try (ScriptedServer silent = ScriptedServer.start((query, client) -> {})) {
            WireDns dns = WireDns.builder().resolvers(List.of(silent.address())).build();
            CompletableFuture<DnsAnswer> inFlight = dns.query(QUESTION);
            dns.close();
            saysSo(inFlight.join());
            saysSo(dns.ask(QUESTION));
            saysSo(dns.ask(QUESTION.withoutCache()));
        }
    }
}
