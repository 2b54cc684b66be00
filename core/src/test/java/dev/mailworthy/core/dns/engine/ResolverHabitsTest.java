package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bad habits of resolvers, and of boxes on the way to them, over real sockets, with the outcome of each. */
@Timeout(30)
class ResolverHabitsTest {

    private static final int FORMERR = 1;
    private static final int SERVFAIL = 2;
    private static final int NOTIMP = 4;

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

    private static WireDns client(ScriptedServer... servers) {
        return WireDns.builder()
                .resolvers(Arrays.stream(servers).map(ScriptedServer::address).toList())
                .deadline(Duration.ofMillis(900))
                .build();
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
    })
    void aHabitHasThisOutcome(Habit habit, String outcome) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                WireDns dns = client(server)) {
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
    })
    void aHabitHasThisOutcomeInASweep(Habit habit, String outcome) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attemptTimeout(Duration.ofMillis(300))
                        .build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly(outcome);
        }
    }

    @Test
    void aTypeOtherThanTheOneAskedForIsNoReplyWhateverTheCase() {
        try (ScriptedServer server = ScriptedServer.replying(query -> {
                    byte[] reply = Habit.capitals(Wire.listed(query, 2));
                    reply[Wire.questionEnd(reply) - 3] = 'A';
                    return reply;
                });
                WireDns dns = client(server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("timeout");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Habit.class,
            names = {"FORMERR_TO_EDNS", "BARE_FORMERR_TO_EDNS", "NOTIMP_TO_EDNS"})
    void anErrorToEdnsIsRememberedForThatServer(Habit habit) {
        try (ScriptedServer server = ScriptedServer.start(habit.script());
                WireDns dns = client(server)) {
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
                WireDns dns = client(server)) {
            for (String name : List.of("a.test", "b.test", "c.test", "d.test", "e.test")) {
                assertThat(outcome(dns.ask(question(name)))).isEqualTo("records");
            }
            assertThat(dns.statistics().datagrams()).as("two for three names").isEqualTo(8);
        }
    }

    @Test
    void formerrIsSaidAsWhatItIs() {
        try (ScriptedServer server = ScriptedServer.start(Habit.ALWAYS_FORMERR.script());
                WireDns dns = client(server)) {
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
                WireDns dns = client(first, second)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("records");
        }
    }

    @Test
    void aFailureThatWasAnsweredOutranksSilence() {
        try (ScriptedServer failing = ScriptedServer.start(Habit.ALWAYS_SERVFAIL.script());
                ScriptedServer silent = ScriptedServer.start((query, client) -> {});
                WireDns dns = client(failing, silent)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("servfail");
        }
    }

    @Test
    void aResolverThatTruncatesOverUdpAndAnswersOverTcpIsRead() {
        try (ScriptedServer server = ScriptedServer.start(
                        Habit.TRUNCATES_ALL.script(), query -> Habit.capitals(Wire.listed(query, 2)));
                WireDns dns = client(server)) {
            assertThat(outcome(dns.ask(question("a.test")))).isEqualTo("records");
        }
    }
}
