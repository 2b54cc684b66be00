package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies that no server sends by mistake. The engine always gives an answer and never throws. */
@Timeout(120)
class HostileServerTest {

    private static final DnsQuestion QUESTION = DnsQuestion.of(DomainName.ofText("victim.example"), RecordType.A);

    private static WireDns client(ScriptedServer server, Duration deadline) {
        return WireDns.builder()
                .resolvers(List.of(server.address()))
                .deadline(deadline)
                .build();
    }

    private static WireDns client(ScriptedServer server) {
        return client(server, Duration.ofMillis(300));
    }

    /** A client with a long deadline, so that a busy machine has time for TCP. */
    private static WireDns patient(ScriptedServer server) {
        return client(server, Duration.ofSeconds(100));
    }

    private static byte[] response(byte[] query, int answers, byte[] tail) {
        return Wire.response(query, 0, answers, tail);
    }

    private static DnsAnswer answerOf(UnaryOperator<byte[]> script) {
        try (ScriptedServer server = ScriptedServer.replying(script);
                WireDns dns = client(server)) {
            return dns.ask(QUESTION);
        }
    }

    @Test
    void aRecordOfAnotherOwnerIsIgnored() {
        byte[] foreign = {3, 'f', 'o', 'e', 0, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> response(query, 1, foreign))).isNotInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void anAnswerToAnotherQuestionIsIgnored() {
        byte[] record = {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> {
                    byte[] reply = response(query, 1, record);
                    reply[13] ^= 1;
                    return reply;
                }))
                .isInstanceOf(DnsAnswer.Timeout.class);
    }

    @Test
    void aCompressionPointerToItselfEnds() {
        byte[] loop = {(byte) 0xC0, 32, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1};
        assertThat(answerOf(query -> response(query, 1, loop))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void moreRecordsPromisedThanSentIsMalformed() {
        assertThat(answerOf(query -> response(query, 65_535, new byte[0]))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void anAddressOfTheWrongLengthIsMalformed() {
        byte[] five = {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 5, 10, 0, 0, 1, 9};
        assertThat(answerOf(query -> response(query, 1, five))).isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void mismatchesAreCounted() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.reply(Wire.withOtherId(Wire.listed(query, 66), 0x7F));
                    client.reply(Wire.listed(query, 2));
                });
                WireDns dns = patient(server)) {
            assertThat(dns.ask(QUESTION)).isInstanceOf(DnsAnswer.Records.class);
            assertThat(dns.statistics().mismatches()).isEqualTo(1);
        }
    }

    @Test
    void noiseBehindTheRightQuestionNeverThrows() {
        long seed = 1035;
        SplittableRandom random = new SplittableRandom(seed);
        try (ScriptedServer server = ScriptedServer.replying(query -> {
                    byte[] tail = new byte[random.nextInt(200)];
                    random.nextBytes(tail);
                    byte[] reply = response(query, random.nextInt(4), tail);
                    reply[3] = (byte) random.nextInt(256);
                    return reply;
                });
                WireDns dns = client(server)) {
            for (int i = 0; i < 2000; i++) {
                DnsAnswer answer = dns.ask(QUESTION.withoutCache());
                assertThat(answer).as("seed %d, case %d", seed, i).isNotInstanceOf(DnsAnswer.Records.class);
            }
        }
    }

    private static void flood(byte[] query, ScriptedServer.Client client) throws IOException {
        for (int guess = 1; guess <= 16; guess++) {
            client.reply(Wire.withOtherId(Wire.listed(query, 66), guess));
        }
        client.reply(Wire.listed(query, 67));
    }

    @Test
    void aFloodOfGuessesSendsTheQuestionToTcp() {
        try (ScriptedServer server = ScriptedServer.start(HostileServerTest::flood, query -> Wire.listed(query, 2));
                WireDns dns = patient(server)) {
            assertThat(dns.ask(QUESTION))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            found -> assertThat(found.of(DnsRecord.Address.class))
                                    .extracting(address -> address.address().toString())
                                    .containsExactly("127.0.0.2"));
            assertThat(dns.statistics().attacked()).isEqualTo(1);
            assertThat(dns.statistics().datagrams()).isEqualTo(1);
        }
    }

    @Test
    void aFloodWithoutTcpIsUnansweredAndSaysSo() {
        try (ScriptedServer server = ScriptedServer.start(HostileServerTest::flood);
                WireDns dns = patient(server)) {
            assertThat(dns.ask(QUESTION))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Malformed.class,
                            silent -> assertThat(silent.problem())
                                    .isEqualTo("forged replies, and TCP: connection refused"));
        }
    }

    @Test
    void aFewGuessesAreTolerated() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    for (int guess = 1; guess <= 15; guess++) {
                        client.reply(Wire.withOtherId(Wire.listed(query, 66), guess));
                    }
                    client.reply(Wire.listed(query, 2));
                });
                WireDns dns = patient(server)) {
            assertThat(dns.ask(QUESTION)).isInstanceOf(DnsAnswer.Records.class);
            assertThat(dns.statistics().attacked()).isZero();
        }
    }

    @Test
    void duplicateRepliesAreNoAttack() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.reply(Wire.listed(query, 2));
                    client.reply(Wire.listed(query, 2));
                });
                WireDns dns = patient(server)) {
            for (int batch = 0; batch < 10_000; batch += 100) {
                List<CompletableFuture<DnsAnswer>> all = IntStream.range(batch, batch + 100)
                        .mapToObj(i -> DnsQuestion.of(DomainName.ofText("q" + i + ".example"), RecordType.A))
                        .map(dns::query)
                        .toList();
                all.forEach(answer -> assertThat(answer.join()).isInstanceOf(DnsAnswer.Records.class));
            }
            assertThat(dns.statistics().attacked()).isZero();
        }
    }

    private static byte[] truncated(byte[] query) {
        byte[] reply = response(query, 0, new byte[0]);
        reply[2] |= 2;
        return reply;
    }

    @Test
    void aTruncatedReplyWithoutTcpIsMalformedAtOnce() {
        try (ScriptedServer server = ScriptedServer.replying(HostileServerTest::truncated);
                WireDns dns = patient(server)) {
            assertThat(dns.ask(QUESTION))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Malformed.class,
                            silent -> assertThat(silent.problem()).isEqualTo("truncated, and TCP: connection refused"));
            assertThat(dns.statistics().datagrams()).as("not asked again").isEqualTo(1);
        }
    }

    @Test
    void aTruncatedReplyWithSilenceOrNoiseOverTcpIsMalformedToo() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> client.reply(truncated(query)), query -> {
                    never.join();
                    return query;
                });
                WireDns dns = client(server, Duration.ofSeconds(12))) {
            assertThat(problem(dns)).isEqualTo("truncated, and TCP: no reply in time");
            never.complete(null);
        }
        try (ScriptedServer server = ScriptedServer.start(
                        (query, client) -> client.reply(truncated(query)), Wire::withOtherQuestion);
                WireDns dns = patient(server)) {
            assertThat(problem(dns)).isEqualTo("truncated, and TCP: a reply over TCP to another question");
        }
    }

    private static String problem(WireDns dns) {
        return ((DnsAnswer.Malformed) dns.ask(QUESTION)).problem();
    }

    @Test
    void theNextServerIsAskedWhenTcpFails() {
        try (ScriptedServer first = ScriptedServer.replying(HostileServerTest::truncated);
                ScriptedServer second = ScriptedServer.replying(query -> Wire.listed(query, 2));
                WireDns dns = WireDns.builder()
                        .resolvers(List.of(first.address(), second.address()))
                        .deadline(Duration.ofSeconds(100))
                        .build()) {
            assertThat(dns.ask(QUESTION)).isInstanceOf(DnsAnswer.Records.class);
        }
    }
}
