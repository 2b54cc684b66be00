package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine against a real server on loopback, which behaves well or badly. */
@Tag("jdk")
@Timeout(120)
class WireDnsTest {

    /** The time limit of a question that gets no answer. */
    private static final Duration DEADLINE = Duration.ofMillis(600);

    /** The time limit of a question that is answered, also on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ZONE = """
            $ORIGIN example.org.
            $TTL 300
            @       SOA ns hostmaster 1 2 3 4 60
            @       MX  10 mail
            mail    A   192.0.2.25
            alias   CNAME mail
            loop1   CNAME loop2
            loop2   CNAME loop1
            bad     A   192.0.2.66
            """;

    private static ZoneDns zone() throws ZoneFileException {
        return ZoneDns.parse("test.zone", ZONE);
    }

    private static DnsQuestion question(String name, RecordType type) {
        return DnsQuestion.of(DomainName.ofText(name), type);
    }

    private static WireDns client(ZoneServer... servers) {
        return client(DEADLINE, servers);
    }

    private static WireDns patient(ZoneServer... servers) {
        return client(PATIENCE, servers);
    }

    private static WireDns client(Duration deadline, ZoneServer... servers) {
        return WireDns.builder()
                .resolvers(List.of(servers).stream().map(ZoneServer::address).toList())
                .deadline(deadline)
                .build();
    }

    @Test
    void givesTheAnswerOfTheServer() throws ZoneFileException {
        try (ZoneServer server = ZoneServer.start(zone());
                WireDns dns = patient(server)) {
            DnsAnswer mx = dns.ask(question("example.org", RecordType.MX));
            assertThat(mx).isInstanceOfSatisfying(DnsAnswer.Records.class, found -> {
                assertThat(found.of(DnsRecord.Mx.class))
                        .containsExactly(new DnsRecord.Mx(10, DomainName.ofText("mail.example.org")));
                assertThat(found.ttl()).isEqualTo(300);
                assertThat(found.origin().resolver()).isEqualTo(server.address().toString());
            });
            assertThat(dns.ask(question("alias.example.org", RecordType.A))).isInstanceOf(DnsAnswer.Records.class);
            assertThat(dns.ask(question("mail.example.org", RecordType.MX))).isInstanceOf(DnsAnswer.NoData.class);
            assertThat(dns.ask(question("no.example.org", RecordType.A))).isInstanceOf(DnsAnswer.NoSuchName.class);
            assertThat(dns.ask(question("loop1.example.org", RecordType.A))).isInstanceOf(DnsAnswer.Unanswered.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, TIMEOUT",
        "SERVFAIL, SERVFAIL",
        "REFUSED, REFUSED",
        "GARBAGE, TIMEOUT",
        "WRONG_ID, TIMEOUT",
        "TRUNCATED_PACKET, TIMEOUT",
    })
    void aServerThatMisbehavesIsUnansweredForAReason(Fault fault, Reason reason) throws ZoneFileException {
        ZoneDns bad = zone().withFault(DomainName.ofText("bad.example.org"), fault);
        try (ZoneServer server = ZoneServer.start(bad);
                WireDns dns = reason == Reason.TIMEOUT ? client(server) : patient(server)) {
            DnsAnswer answer = dns.ask(question("bad.example.org", RecordType.A));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            DnsAnswer.Unanswered.class,
                            silent -> assertThat(silent.reason()).isEqualTo(reason));
        }
    }

    @Test
    void aTruncatedReplyIsAskedForOverTcp() throws ZoneFileException {
        ZoneDns zone = zone().withFault(DomainName.ofText("mail.example.org"), Fault.TRUNCATED);
        try (ZoneServer server = ZoneServer.start(zone);
                WireDns dns = patient(server)) {
            assertThat(dns.ask(question("mail.example.org", RecordType.A))).isInstanceOf(DnsAnswer.Records.class);
            assertThat(server.queries()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerTooLargeForADatagramArrivesWhole() throws ZoneFileException {
        StringBuilder text = new StringBuilder(ZONE);
        for (int i = 0; i < 400; i++) {
            text.append("many A 10.0.")
                    .append(i / 256)
                    .append('.')
                    .append(i % 256)
                    .append('\n');
        }
        try (ZoneServer server = ZoneServer.start(ZoneDns.parse("many.zone", text.toString()));
                WireDns dns = patient(server)) {
            assertThat(dns.ask(question("many.example.org", RecordType.A)))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            found -> assertThat(found.records()).hasSize(400));
        }
    }

    @Test
    void aStoppedServerIsUnanswered() throws ZoneFileException {
        ZoneServer server = ZoneServer.start(zone());
        try (WireDns dns = patient(server)) {
            assertThat(dns.ask(question("mail.example.org", RecordType.A))).isInstanceOf(DnsAnswer.Records.class);
            server.close();
            assertThat(dns.ask(question("example.org", RecordType.MX)))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Unanswered.class,
                            silent -> assertThat(silent.reason()).isIn(Reason.NO_CONNECTIVITY, Reason.TIMEOUT));
        }
    }

    @Test
    void theNextServerAnswersWhenTheFirstFails() throws ZoneFileException {
        ZoneDns bad = zone().withFault(DomainName.ofText("example.org"), Fault.SERVFAIL);
        try (ZoneServer first = ZoneServer.start(bad);
                ZoneServer second = ZoneServer.start(zone());
                WireDns dns = patient(first, second)) {
            assertThat(dns.ask(question("example.org", RecordType.MX)))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            found -> assertThat(found.origin().resolver())
                                    .isEqualTo(second.address().toString()));
        }
    }

    @Test
    void theSameQuestionInFlightIsAskedOnce() throws ZoneFileException {
        ZoneDns silent = zone().withFault(DomainName.ofText("bad.example.org"), Fault.TIMEOUT);
        try (ZoneServer server = ZoneServer.start(silent);
                WireDns dns = client(Duration.ofMinutes(5), server)) {
            CompletableFuture<DnsAnswer> one = dns.query(question("bad.example.org", RecordType.A));
            CompletableFuture<DnsAnswer> two = dns.query(question("bad.example.org", RecordType.A));
            assertThat(dns.statistics().coalesced()).isEqualTo(1);
            dns.close();
            assertThat(two.join()).isEqualTo(one.join());
        }
    }

    @Test
    void oneWaiterThatGivesUpDoesNotSpoilTheOther() throws ZoneFileException {
        try (ZoneServer server = ZoneServer.start(zone());
                WireDns dns = patient(server)) {
            CompletableFuture<DnsAnswer> one = dns.query(question("example.org", RecordType.MX));
            CompletableFuture<DnsAnswer> two = dns.query(question("example.org", RecordType.MX));
            one.cancel(true);
            assertThat(two.join()).isInstanceOf(DnsAnswer.Records.class);
        }
    }

    @Test
    void answersAndAbsencesAreCachedForTheirTtl() throws ZoneFileException {
        MovableClock clock = new MovableClock();
        try (ZoneServer server = ZoneServer.start(zone());
                WireDns dns = WireDns.builder()
                        .resolvers(List.of(server.address()))
                        .deadline(PATIENCE)
                        .clock(clock)
                        .build()) {
            for (String name : List.of("mail.example.org", "nobody.example.org")) {
                DnsQuestion question = question(name, RecordType.A);
                long before = server.queries();
                dns.ask(question);
                dns.ask(question);
                assertThat(server.queries()).isEqualTo(before + 1);
                dns.ask(question.withoutCache());
                assertThat(server.queries()).isEqualTo(before + 2);
            }
            clock.advance(Duration.ofSeconds(61));
            long before = server.queries();
            dns.ask(question("mail.example.org", RecordType.A));
            assertThat(server.queries()).as("a TTL of 300 s holds").isEqualTo(before);
            dns.ask(question("nobody.example.org", RecordType.A));
            assertThat(server.queries()).as("the SOA minimum of 60 s is over").isEqualTo(before + 1);
        }
    }

    @Test
    void unansweredQuestionsAreNeverCached() throws ZoneFileException {
        ZoneDns bad = zone().withFault(DomainName.ofText("bad.example.org"), Fault.SERVFAIL);
        try (ZoneServer server = ZoneServer.start(bad);
                WireDns dns = patient(server)) {
            dns.ask(question("bad.example.org", RecordType.A));
            dns.ask(question("bad.example.org", RecordType.A));
            assertThat(server.queries()).as("each SERVFAIL is asked once more").isEqualTo(4);
        }
    }

    @Test
    void aRepeatIsSentWhenAReplyIsLate() throws ZoneFileException {
        ZoneDns silent = zone().withFault(DomainName.ofText("bad.example.org"), Fault.TIMEOUT);
        try (ZoneServer server = ZoneServer.start(silent);
                WireDns dns = client(Duration.ofSeconds(3), server)) {
            dns.ask(question("bad.example.org", RecordType.A));
            // An attempt that ends late leaves no time for the third.
            assertThat(dns.statistics().datagrams()).isBetween(2L, 3L);
        }
    }

    @Test
    void manyQuestionsAtOnceAllGetTheirOwnAnswer() throws Exception {
        StringBuilder text = new StringBuilder(ZONE);
        int hosts = 3000;
        for (int i = 0; i < hosts; i++) {
            text.append('h')
                    .append(i)
                    .append(" A 10.1.")
                    .append(i / 256)
                    .append('.')
                    .append(i % 256)
                    .append('\n');
        }
        try (ZoneServer server = ZoneServer.start(ZoneDns.parse("many.zone", text.toString()));
                WireDns dns = WireDns.builder()
                        .resolvers(List.of(server.address()))
                        .deadline(PATIENCE)
                        .build()) {
            List<CompletableFuture<DnsAnswer>> pending = IntStream.range(0, hosts)
                    .mapToObj(i -> dns.query(question("h" + i + ".example.org", RecordType.A)))
                    .toList();
            for (int i = 0; i < hosts; i++) {
                DnsAnswer answer = pending.get(i).get(60, TimeUnit.SECONDS);
                String expected = "10.1." + i / 256 + "." + i % 256;
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                DnsAnswer.Records.class,
                                found -> assertThat(found.of(DnsRecord.Address.class))
                                        .extracting(record -> record.address().toString())
                                        .containsExactly(expected));
            }
        }
    }

    @Test
    void waitingInAContinuationIsRefusedInsteadOfHanging() throws ZoneFileException {
        ZoneDns silent = zone().withFault(DomainName.ofText("bad.example.org"), Fault.TIMEOUT);
        try (ZoneServer server = ZoneServer.start(silent);
                WireDns dns = client(server)) {
            CompletableFuture<DnsAnswer> wrong = dns.query(question("bad.example.org", RecordType.A))
                    .thenApply(answer -> dns.ask(question("example.org", RecordType.MX)));
            assertThatThrownBy(wrong::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingAnswersOpenQuestions() throws ZoneFileException {
        ZoneDns silent = zone().withFault(DomainName.ofText("bad.example.org"), Fault.TIMEOUT);
        try (ZoneServer server = ZoneServer.start(silent)) {
            WireDns dns = WireDns.builder()
                    .resolvers(List.of(server.address()))
                    .deadline(Duration.ofMinutes(5))
                    .build();
            CompletableFuture<DnsAnswer> waiting = dns.query(question("bad.example.org", RecordType.A));
            dns.close();
            assertThat(waiting.join()).isInstanceOf(DnsAnswer.Unanswered.class);
        }
    }
}
