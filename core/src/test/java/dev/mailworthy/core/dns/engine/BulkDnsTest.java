package dev.mailworthy.core.dns.engine;

import static dev.mailworthy.core.dns.engine.Wire.address;
import static dev.mailworthy.core.dns.engine.Wire.cut;
import static dev.mailworthy.core.dns.engine.Wire.name;
import static dev.mailworthy.core.dns.engine.Wire.pointer;
import static dev.mailworthy.core.dns.engine.Wire.record;
import static dev.mailworthy.core.dns.engine.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bulk engine against a scripted server on loopback: every outcome, repeats, and the end of a run. */
@Tag("jdk")
@Timeout(120)
@ParameterizedClass
@EnumSource(BulkDns.Datagrams.class)
class BulkDnsTest {

    @Parameter
    private BulkDns.Datagrams datagrams;

    private static final byte[] SOA = record(pointer(), 6, new byte[22]);

    /** An engine whose time limit no busy machine reaches. */
    private BulkDns.Builder client(ScriptedServer server) {
        return client(server.address()).attemptTimeout(Duration.ofSeconds(100));
    }

    private BulkDns.Builder client(ResolverAddress server) {
        return BulkDns.builder().resolver(server).datagrams(datagrams);
    }

    /** An engine for many questions. Datagrams that the system loses are sent again, until the test ends. */
    private BulkDns.Builder tireless(ScriptedServer server) {
        return client(server.address()).attempts(1000);
    }

    /** An engine with a short timeout. */
    private BulkDns.Builder hasty(ScriptedServer server) {
        return client(server.address()).attemptTimeout(Duration.ofMillis(100));
    }

    private static Arguments outcome(String what, UnaryOperator<byte[]> reply, String expected) {
        return Arguments.of(what, reply, expected);
    }

    static List<Arguments> outcomes() {
        byte[] data = {127, 0, 0, 3};
        return List.of(
                outcome("NXDOMAIN", query -> response(query, 3, 0, SOA), "nothing"),
                outcome("no data with the zone's SOA", query -> Wire.inZone(query, "bl.test"), "nothing"),
                outcome("no data with another zone's SOA", query -> Wire.inZone(query, "cl.test"), "MALFORMED"),
                outcome("no data without SOA", query -> response(query, 0, 0), "MALFORMED"),
                outcome("one", query -> response(query, 0, 1, address(2)), "[127.0.0.2]"),
                outcome(
                        "several",
                        query -> response(query, 0, 3, address(2), address(200), address(4)),
                        "[127.0.0.2, 127.0.0.200, 127.0.0.4]"),
                outcome(
                        "name in full",
                        query -> response(query, 0, 1, record(name("one.bl.test"), 1, data)),
                        "[127.0.0.3]"),
                outcome(
                        "other case",
                        query -> response(query, 0, 1, record(name("ONE.bL.tEsT"), 1, data)),
                        "[127.0.0.3]"),
                outcome(
                        "label and pointer",
                        query -> response(query, 0, 1, record(new byte[] {3, 'O', 'N', 'E', (byte) 0xC0, 16}, 1, data)),
                        "[127.0.0.3]"),
                outcome(
                        "foreign records beside ours",
                        query -> response(
                                query, 0, 3, record(name("foe.bl.test"), 1, data), address(2), record(pointer(), 46)),
                        "[127.0.0.2]"),
                outcome("trailing octets", query -> response(query, 0, 1, address(2), new byte[7]), "[127.0.0.2]"),
                outcome("SERVFAIL", query -> response(query, 2, 0), "FAILED"),
                outcome("REFUSED", query -> response(query, 5, 0), "FAILED"),
                outcome("NOTIMP with an address", query -> response(query, 4, 1, address(2)), "FAILED"),
                outcome("TC", query -> truncated(response(query, 0, 0)), "TRUNCATED"),
                outcome("TC with an address", query -> truncated(response(query, 0, 1, address(2))), "TRUNCATED"),
                outcome("alias", query -> response(query, 0, 1, record(pointer(), 5, name("a.test"))), "ALIAS"),
                outcome(
                        "alias with its address",
                        query -> response(
                                query, 0, 2, record(pointer(), 5, name("a.test")), record(name("a.test"), 1, data)),
                        "ALIAS"),
                outcome(
                        "alias to nowhere",
                        query -> response(query, 3, 1, record(pointer(), 5, name("a.test"))),
                        "ALIAS"),
                outcome(
                        "only a foreign address",
                        query -> response(query, 0, 1, record(name("foe.test"), 1, data)),
                        "MALFORMED"),
                outcome(
                        "only a TXT record",
                        query -> response(query, 0, 1, record(pointer(), 16, (byte) 0)),
                        "MALFORMED"),
                outcome("another class", query -> otherClass(response(query, 0, 1, address(2))), "MALFORMED"),
                outcome("NXDOMAIN with an address", query -> response(query, 3, 1, address(2)), "MALFORMED"),
                outcome("more promised than sent", query -> response(query, 0, 2, address(2)), "MALFORMED"),
                outcome("65,535 promised", query -> response(query, 0, 65_535), "MALFORMED"),
                outcome("five octets", query -> response(query, 0, 1, record(pointer(), 1, new byte[5])), "MALFORMED"),
                outcome("cut in the data", query -> cut(response(query, 0, 1, address(2)), 1), "MALFORMED"),
                outcome("cut in the length", query -> cut(response(query, 0, 1, address(2)), 5), "MALFORMED"),
                outcome("cut in the name", query -> cut(response(query, 0, 1, address(2)), 15), "MALFORMED"),
                outcome("a label that runs out", query -> response(query, 0, 1, new byte[] {63, 'a'}), "MALFORMED"),
                outcome(
                        "a label of type 01",
                        query -> response(query, 0, 1, record(new byte[] {65, 0}, 1, data)),
                        "MALFORMED"),
                outcome(
                        "a pointer to itself",
                        query -> response(query, 0, 1, record(new byte[] {(byte) 0xC0, 29}, 1, data)),
                        "MALFORMED"),
                outcome(
                        "a pointer beyond the end",
                        query -> response(query, 0, 1, record(new byte[] {(byte) 0xFF, (byte) 0xFF}, 1, data)),
                        "MALFORMED"),
                outcome(
                        "a pointer into the header",
                        query -> response(query, 0, 1, record(new byte[] {(byte) 0xC0, 2}, 1, data)),
                        "MALFORMED"),
                outcome("an update's response", query -> flag(response(query, 0, 0), 2, 0x28), "MALFORMED"));
    }

    private static byte[] flag(byte[] reply, int at, int bits) {
        reply[at] |= (byte) bits;
        return reply;
    }

    private static byte[] truncated(byte[] reply) {
        return flag(reply, 2, 2);
    }

    private static byte[] otherClass(byte[] reply) {
        reply[Wire.questionEnd(reply) + 5] = 3;
        return reply;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void everyReplyHasItsOutcome(String what, UnaryOperator<byte[]> reply, String expected) {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, "one.bl.test")).containsExactly(expected);
            assertThat(dns.statistics()).isEqualTo(new BulkStatistics(1, 1, 0, 0, 0));
        }
    }

    @Test
    void theQueryIsAPlainQuestionForAnAddress() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (ScriptedServer server = ScriptedServer.replying(query -> {
                    seen.add(HexFormat.of().formatHex(query, 2, query.length));
                    return response(query, 3, 0);
                });
                BulkDns dns = client(server).build()) {
            BulkAnswers.of(dns, "a.test");
        }
        assertThat(seen).containsExactly("01000001000000000000" + "0161047465737400" + "00010001");
    }

    @Test
    void everyQuestionGetsItsOwnAnswer() {
        String[] names = IntStream.range(0, 5000).mapToObj(i -> i + ".bl.test").toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.replying(query -> {
                    int number = Integer.parseInt(Wire.firstLabel(query));
                    return number % 3 == 0 ? response(query, 3, 0) : Wire.listed(query, number % 256);
                });
                BulkDns dns = tireless(server).build()) {
            List<String> answers = BulkAnswers.of(dns, names);
            for (int i = 0; i < names.length; i++) {
                assertThat(answers.get(i)).isEqualTo(i % 3 == 0 ? "nothing" : "[127.0.0." + i % 256 + "]");
            }
        }
    }

    @Test
    void theLongestNameAndTheRootAreAsked() {
        String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
        try (ScriptedServer server = ScriptedServer.replying(query -> Wire.listed(query, 2));
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, longest, "")).containsExactly("[127.0.0.2]", "[127.0.0.2]");
        }
    }

    @Test
    void aLostDatagramIsRepeated() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        String[] names = IntStream.range(0, 300).mapToObj(i -> i + ".bl.test").toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    if (!seen.add(Wire.firstLabel(query))) {
                        client.reply(Wire.listed(query, 2));
                    }
                });
                BulkDns dns = hasty(server).attempts(10_000).build()) {
            assertThat(BulkAnswers.of(dns, names)).containsOnly("[127.0.0.2]");
            assertThat(dns.statistics().retries()).isGreaterThanOrEqualTo(names.length);
            assertThat(dns.statistics().lost()).isGreaterThanOrEqualTo(names.length);
        }
    }

    @Test
    void aQuestionWithoutReplyEndsAfterAttemptsFromDifferentPorts() throws Exception {
        Set<Object> ports = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    ports.add(client.address());
                    both.countDown();
                });
                BulkDns dns = hasty(server).attempts(2).build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("NO_REPLY");
            assertThat(dns.statistics()).isEqualTo(new BulkStatistics(2, 0, 0, 1, 2));
            both.await();
        }
        assertThat(ports).hasSize(2);
    }

    @Test
    void aClosedPortIsUnreachable() {
        try (BulkDns dns = client(ScriptedServer.closed())
                .attemptTimeout(Duration.ofSeconds(100))
                .build()) {
            assertThat(BulkAnswers.of(dns, "a.test", "b.test", "c.test")).containsOnly("UNREACHABLE");
        }
    }

    @Test
    void aLimitOfOneInFlightWorks() {
        try (ScriptedServer server = ScriptedServer.replying(query -> response(query, 3, 0));
                BulkDns dns = client(server).inFlight(1).build()) {
            assertThat(BulkAnswers.of(dns, "a.test", "b.test", "c.test")).containsOnly("nothing");
        }
    }

    @Test
    void aWrongNameOrTagThrowsAndLaterRunsWork() {
        try (ScriptedServer server = ScriptedServer.replying(query -> response(query, 3, 0));
                BulkDns dns = client(server).build()) {
            BulkAnswers sink = new BulkAnswers(List.of());
            for (byte[] wrong : List.of(new byte[0], new byte[] {1, 'a'}, new byte[] {2, 'a', 0}, new byte[] {0, 0})) {
                assertThatThrownBy(() -> dns.run(name -> name.put(wrong).position() * 0L, sink))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> dns.run(name -> -3, sink)).isInstanceOf(IllegalArgumentException.class);
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("nothing");
        }
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> BulkDns.builder().build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BulkDns.builder().inFlight(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BulkDns.builder().inFlight(40_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BulkDns.builder().attempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BulkDns.builder().attemptTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSourceThatHasNothingNowIsAskedAgain() {
        try (ScriptedServer server = ScriptedServer.replying(query -> response(query, 3, 0));
                BulkDns dns = client(server).build()) {
            BulkAnswers answers = new BulkAnswers(List.of("a.test", "b.test"));
            int[] calls = {0};
            dns.run(name -> calls[0]++ % 3 == 0 ? answers.next(name) : BulkDns.Questions.LATER, answers);
            assertThat(answers.inOrder()).containsExactly("nothing", "nothing");
        }
    }

    @Test
    void aSourceIsNotAskedAgainAfterItsEnd() {
        try (ScriptedServer server = ScriptedServer.replying(query -> response(query, 3, 0));
                BulkDns dns = client(server).build()) {
            BulkAnswers answers = new BulkAnswers(List.of("a.test"));
            int[] ends = {0};
            dns.run(
                    (ByteBuffer name) -> {
                        long tag = answers.next(name);
                        ends[0] += tag == BulkDns.Questions.END ? 1 : 0;
                        return tag;
                    },
                    answers);
            assertThat(ends[0]).isEqualTo(1);
        }
    }
}
