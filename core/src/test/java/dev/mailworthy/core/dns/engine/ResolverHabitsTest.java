package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bad habits of resolvers, and of boxes on the way to them, over real sockets, with the outcome of each. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ResolverHabitsTest {

    private static final int FORMERR = 1;
    private static final int SERVFAIL = 2;
    private static final int NOTIMP = 4;
    private static final int REFUSED = 5;
    private static final int NOTAUTH = 9;

    /** What a resolver does with a query that is the n-th one for its name. */
    enum Habit {
        FORMERR_TO_EDNS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(edns(query) ? Wire.response(query, FORMERR, 0) : Wire.listed(query, 2));
            }
        },
        /** A header alone, because the server did not read on. */
        BARE_FORMERR_TO_EDNS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(edns(query) ? bare(Wire.response(query, FORMERR, 0)) : Wire.listed(query, 2));
            }
        },
        NOTIMP_TO_EDNS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(edns(query) ? Wire.response(query, NOTIMP, 0) : Wire.listed(query, 2));
            }
        },
        SERVFAIL_TO_EDNS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(edns(query) ? Wire.response(query, SERVFAIL, 0) : Wire.listed(query, 2));
            }
        },
        EDNS_DROPPED {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                if (!edns(query)) {
                    client.reply(Wire.listed(query, 2));
                }
            }
        },
        SERVFAIL_AT_FIRST {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(nth == 1 ? Wire.response(query, SERVFAIL, 0) : Wire.listed(query, 2));
            }
        },
        SILENT_AT_FIRST {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                if (nth > 1) {
                    client.reply(Wire.listed(query, 2));
                }
            }
        },
        QUESTION_IN_CAPITALS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(capitals(Wire.listed(query, 2)));
            }
        },
        ALWAYS_FORMERR {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, FORMERR, 0));
            }
        },
        ALWAYS_SERVFAIL {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, SERVFAIL, 0));
            }
        },
        ANSWERS_FROM_ANOTHER_ADDRESS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.replyFromElsewhere(Wire.listed(query, 2));
            }
        },
        ANSWERS_ANOTHER_NAME {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.withOtherQuestion(Wire.listed(query, 2)));
            }
        },
        TRUNCATES_ALL {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                byte[] reply = Wire.response(query, 0, 0);
                reply[2] |= 2;
                client.reply(reply);
            }
        },
        /** No EDNS version is known to it: BADVERS (RFC 6891 section 6.1.3), half in the header and half in the OPT record. */
        BADVERS {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(edns(query) ? badVersion(query) : Wire.listed(query, 2));
            }
        },
        /** Its path carries no datagram, as behind a filter of UDP. */
        NO_UDP {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) {
                // Every datagram is lost.
            }
        },
        ALWAYS_REFUSED {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, REFUSED, 0));
            }
        },
        ALWAYS_NOTIMP {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, NOTIMP, 0));
            }
        },
        ALWAYS_NOTAUTH {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, NOTAUTH, 0));
            }
        },
        /** An RCODE that no standard assigns. */
        ALWAYS_RCODE_15 {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(query, 15, 0));
            }
        },
        /** Every name gets an address, as on the networks of some providers. */
        REWRITES_NXDOMAIN {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(
                        query, 0, 1, Wire.record(Wire.pointer(), 1, (byte) 198, (byte) 51, (byte) 100, (byte) 7)));
            }
        },
        /** It tries the name with its own search domain, and gives the record of that name. */
        ADDS_A_SEARCH_DOMAIN {
            @Override
            void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException {
                client.reply(Wire.response(
                        query,
                        0,
                        1,
                        Wire.record(Wire.name("a.test.corp.example"), 1, (byte) 10, (byte) 0, (byte) 0, (byte) 7)));
            }
        };

        abstract void serve(byte[] query, int nth, ScriptedServer.Client client) throws IOException;

        ScriptedServer.Script script() {
            Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
            return (query, client) -> serve(
                    query,
                    asked.computeIfAbsent(Wire.firstLabel(query), name -> new AtomicInteger())
                            .incrementAndGet(),
                    client);
        }

        private static boolean edns(byte[] query) {
            return query[11] == 1;
        }

        /** A reply with an OPT record whose upper octet of the RCODE is 1. */
        private static byte[] badVersion(byte[] query) {
            byte[] opt = {0, 0, 41, 4, (byte) 0xD0, 1, 0, 0, 0, 0, 0};
            byte[] reply = Wire.response(query, 0, 0, opt);
            reply[11] = 1;
            return reply;
        }

        private static byte[] bare(byte[] reply) {
            byte[] header = Arrays.copyOf(reply, 12);
            header[5] = 0;
            return header;
        }

        private static byte[] capitals(byte[] message) {
            byte[] other = message.clone();
            for (int i = 12; i < Wire.questionEnd(message) - 4; i++) {
                other[i] -= other[i] >= 'a' && other[i] <= 'z' ? 32 : 0;
            }
            return other;
        }
    }

    private static DnsQuestion question(String name) {
        return DnsQuestion.of(DomainName.ofText(name), RecordType.A);
    }

    private static WireDns client(Duration deadline, ScriptedServer... servers) {
        return WireDns.builder()
                .resolvers(Arrays.stream(servers).map(ScriptedServer::address).toList())
                .deadline(deadline)
                .build();
    }

    /** A client whose time limit no busy machine reaches. */
    private static WireDns patient(ScriptedServer... servers) {
        return client(Duration.ofSeconds(100), servers);
    }

    /** A client for a server that does not answer the first attempt, so that a third of the time has to pass. */
    private static WireDns waiting(ScriptedServer... servers) {
        return client(Duration.ofSeconds(9), servers);
    }

    /** A client that gets no usable answer. */
    private static WireDns hasty(ScriptedServer... servers) {
        return client(Duration.ofMillis(600), servers);
    }

    private static WireDns client(Habit habit, String outcome, ScriptedServer server) {
        if (outcome.equals("timeout")) {
            return hasty(server);
        }
        return habit == Habit.EDNS_DROPPED || habit == Habit.SILENT_AT_FIRST ? waiting(server) : patient(server);
    }

    private static String outcome(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Unanswered silent ? silent.reason().label() : "records";
    }

    @ParameterizedTest
    @CsvSource({
        "FORMERR_TO_EDNS, records",
        "BARE_FORMERR_TO_EDNS, records",
        "NOTIMP_TO_EDNS, records",
        "SERVFAIL_TO_EDNS, records",
        "EDNS_DROPPED, records",
        "SERVFAIL_AT_FIRST, records",
        "SILENT_AT_FIRST, records",
        "QUESTION_IN_CAPITALS, records",
        "ALWAYS_FORMERR, formerr",
        "ALWAYS_SERVFAIL, servfail",
        "ANSWERS_FROM_ANOTHER_ADDRESS, timeout",
        "ANSWERS_ANOTHER_NAME, timeout",
        "TRUNCATES_ALL, malformed",
        "BADVERS, records",
        "NO_UDP, timeout",
        "ALWAYS_REFUSED, refused",
        "ALWAYS_NOTIMP, notimp",
        "ALWAYS_NOTAUTH, servfail",
        "ALWAYS_RCODE_15, servfail",
        "REWRITES_NXDOMAIN, records",
        "ADDS_A_SEARCH_DOMAIN, malformed",
    })
    void aHabitHasThisOutcome(Habit habit, String outcome) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                WireDns dns = client(habit, outcome, server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FORMERR_TO_EDNS, [127.0.0.2]",
        "EDNS_DROPPED, [127.0.0.2]",
        "SILENT_AT_FIRST, [127.0.0.2]",
        "QUESTION_IN_CAPITALS, [127.0.0.2]",
        "SERVFAIL_AT_FIRST, FAILED",
        "ALWAYS_FORMERR, FAILED",
        "ALWAYS_SERVFAIL, FAILED",
        "ANSWERS_FROM_ANOTHER_ADDRESS, NO_REPLY",
        "ANSWERS_ANOTHER_NAME, NO_REPLY",
        "TRUNCATES_ALL, TRUNCATED",
        "NO_UDP, NO_REPLY",
        "BADVERS, [127.0.0.2]",
        "ALWAYS_REFUSED, FAILED",
        "ALWAYS_NOTIMP, FAILED",
        "ALWAYS_NOTAUTH, FAILED",
        "ALWAYS_RCODE_15, FAILED",
        "REWRITES_NXDOMAIN, [198.51.100.7]",
        "ADDS_A_SEARCH_DOMAIN, MALFORMED",
    })
    void aHabitHasThisOutcomeInASweep(Habit habit, String outcome) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attemptTimeout(attempt(habit, outcome))
                        .build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly(outcome);
        }
    }

    /** Short if all attempts have to pass, longer if one has to, and else so long that no busy machine reaches it. */
    private static Duration attempt(Habit habit, String outcome) {
        if (outcome.equals("NO_REPLY")) {
            return Duration.ofMillis(100);
        }
        return Duration.ofSeconds(habit == Habit.SILENT_AT_FIRST ? 3 : 100);
    }

    @Test
    void aTypeOtherThanTheOneAskedForIsNoReplyWhateverTheCase() {
        try (ScriptedServer server = ScriptedServer.replying(query -> {
                    byte[] reply = Habit.capitals(Wire.listed(query, 2));
                    reply[Wire.questionEnd(reply) - 3] = 'A';
                    return reply;
                });
                WireDns dns = hasty(server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("timeout");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Habit.class,
            names = {"FORMERR_TO_EDNS", "BARE_FORMERR_TO_EDNS", "NOTIMP_TO_EDNS"})
    void anErrorToEdnsIsRememberedForThatServer(Habit habit) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                WireDns dns = patient(server)) {
            for (String name : List.of("a.test", "b.test", "c.test")) {
                dns.ask(question(name));
            }
            assertThat(dns.statistics().datagrams())
                    .as("two for the first name")
                    .isEqualTo(4);
        }
    }

    @Test
    void droppedEdnsIsRememberedAfterThreeTimes() {
        try (ScriptedServer server = ScriptedServer.start(Habit.EDNS_DROPPED.script());
                WireDns dns = waiting(server)) {
            for (String name : List.of("a.test", "b.test", "c.test", "d.test", "e.test")) {
                assertThat(outcome(dns.ask(question(name)))).isEqualTo("records");
            }
            assertThat(dns.statistics().datagrams()).as("two for three names").isEqualTo(8);
        }
    }

    @Test
    void formerrIsSaidAsWhatItIs() {
        try (ScriptedServer server = ScriptedServer.start(Habit.ALWAYS_FORMERR.script());
                WireDns dns = patient(server)) {
            assertThat(dns.ask(question("a.test"))).isInstanceOfSatisfying(DnsAnswer.ServerFailure.class, failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.FORMERR);
                assertThat(failure.detail()).endsWith("answered FORMERR");
            });
        }
    }

    @Test
    void twoResolversThatFailAtFirstAreEachAskedAndTheFirstOnceMore() {
        try (ScriptedServer first = ScriptedServer.start(Habit.SERVFAIL_AT_FIRST.script());
                ScriptedServer second = ScriptedServer.start(Habit.SERVFAIL_AT_FIRST.script());
                WireDns dns = patient(first, second)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("records");
        }
    }

    @Test
    void aFailureThatWasAnsweredOutranksSilence() {
        try (ScriptedServer failing = ScriptedServer.start(Habit.ALWAYS_SERVFAIL.script());
                ScriptedServer silent = ScriptedServer.start((query, client) -> {});
                WireDns dns = waiting(failing, silent)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("servfail");
        }
    }

    @Test
    void aResolverThatTruncatesOverUdpAndAnswersOverTcpIsRead() {
        try (ScriptedServer server = ScriptedServer.start(
                        Habit.TRUNCATES_ALL.script(), query -> Habit.capitals(Wire.listed(query, 2)));
                WireDns dns = patient(server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("records");
        }
    }

    /** A server that answers over TCP alone is silent to us: TCP is asked only after a truncated reply (RFC 7766 section 5). */
    @Test
    void aServerWithTcpAloneIsSilent() {
        try (ScriptedServer server = ScriptedServer.start(Habit.NO_UDP.script(), query -> Wire.listed(query, 2));
                WireDns dns = hasty(server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("timeout");
        }
    }

    /** 1232 octets are what passes nearly every path (DNS flag day 2020): a longer reply comes truncated, then over TCP. */
    @Test
    void aReplyOverTheLimitOfThePathComesOverTcp() {
        try (ScriptedServer server = ScriptedServer.start(Habit.TRUNCATES_ALL.script(), query -> large(query, 60));
                WireDns dns = patient(server)) {
            assertThat(outcome(dns.ask(DnsQuestion.of(DomainName.ofText("a.test"), RecordType.TXT))))
                    .isEqualTo("records");
        }
    }

    /** More than 1232 octets of TXT records. */
    private static byte[] large(byte[] query, int records) {
        byte[][] all = new byte[records][];
        for (int i = 0; i < records; i++) {
            byte[] text = new byte[40];
            Arrays.fill(text, (byte) ('a' + i % 26));
            text[0] = 39;
            text[1] = (byte) ('a' + i / 26);
            all[i] = Wire.record(Wire.pointer(), 16, text);
        }
        byte[] reply = Wire.response(query, 0, records, all);
        assertThat(reply.length).isGreaterThan(1232);
        return reply;
    }

    /** DNS64 (RFC 6147) makes an IPv6 address of an IPv4 one. The records are given as they come. */
    @Test
    void addressesOfDns64AreGivenAsTheyCome() {
        byte[] made = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 192, 0, 2, 1};
        try (ScriptedServer server = ScriptedServer.replying(
                        query -> Wire.response(query, 0, 1, Wire.record(Wire.pointer(), 28, made)));
                WireDns dns = patient(server)) {
            DnsAnswer answer = dns.ask(DnsQuestion.of(DomainName.ofText("a.test"), RecordType.AAAA));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            records -> assertThat(records.of(DnsRecord.Address.class)
                                            .get(0)
                                            .address())
                                    .hasToString("64:ff9b::c000:201"));
        }
    }
}
