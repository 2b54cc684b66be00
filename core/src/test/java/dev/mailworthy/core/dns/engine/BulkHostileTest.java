package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Datagrams that no server sends by mistake. None of them changes a result or stops the run. */
@Timeout(120)
@ParameterizedClass
@EnumSource(BulkDns.Datagrams.class)
class BulkHostileTest {

    @Parameter
    private BulkDns.Datagrams datagrams;

    /** The address in forged replies. */
    private static final int LIE = 66;

    private static final int TRUTH = 2;

    /** An engine whose time limit no busy machine reaches. */
    private BulkDns.Builder client(ScriptedServer server) {
        return tireless(server).attemptTimeout(Duration.ofSeconds(100));
    }

    /** An engine for many questions. Datagrams that the system loses are sent again, until the test ends. */
    private BulkDns.Builder tireless(ScriptedServer server) {
        return BulkDns.builder().resolver(server.address()).datagrams(datagrams).attempts(1000);
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + ".bl.test").toArray(String[]::new);
    }

    @Test
    void aReplyWithAWrongIdIsIgnored() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.reply(Wire.withOtherId(Wire.listed(query, LIE), 0x55));
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("[127.0.0.2]");
            assertThat(dns.statistics().mismatches()).isEqualTo(1);
        }
    }

    @Test
    void aReplyToAnotherQuestionIsIgnored() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    byte[] lie = Wire.listed(query, LIE);
                    client.reply(Wire.withOtherQuestion(lie));
                    client.reply(changed(lie, Wire.questionEnd(lie) - 3, 28));
                    client.reply(changed(lie, Wire.questionEnd(lie) - 1, 3));
                    client.reply(changed(lie, 5, 0));
                    client.reply(changed(lie, 5, 2));
                    client.reply(changed(lie, 2, 1));
                    client.reply(Arrays.copyOf(lie, Wire.questionEnd(lie) - 1));
                    client.reply(Arrays.copyOf(lie, 1));
                    client.reply(new byte[0]);
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("[127.0.0.2]");
            assertThat(dns.statistics().mismatches())
                    .as("an empty one says nothing")
                    .isEqualTo(8);
        }
    }

    private static byte[] changed(byte[] message, int at, int octet) {
        byte[] other = message.clone();
        other[at] = (byte) octet;
        return other;
    }

    @Test
    void aReplyOfAnotherSenderIsIgnored() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.replyFromElsewhere(Wire.listed(query, LIE));
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, names(50))).containsOnly("[127.0.0.2]");
            assertThat(dns.statistics().mismatches()).as("the kernel drops it").isZero();
        }
    }

    @Test
    void aReplyToAnAttemptThatWasGivenUpIsTooLate() {
        Map<String, ScriptedServer.Script> late = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    String name = Wire.firstLabel(query);
                    ScriptedServer.Script first =
                            late.putIfAbsent(name, (again, other) -> client.reply(Wire.listed(query, LIE)));
                    if (first != null) {
                        first.serve(query, client);
                        client.reply(Wire.listed(query, TRUTH));
                    }
                });
                BulkDns dns =
                        client(server).attemptTimeout(Duration.ofMillis(150)).build()) {
            assertThat(BulkAnswers.of(dns, names(200))).containsOnly("[127.0.0.2]");
            assertThat(dns.statistics().mismatches()).isPositive();
        }
    }

    @Test
    void aFloodEndsTheQuestionAsAttacked() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    for (int guess = 1; guess <= 16; guess++) {
                        client.reply(Wire.withOtherId(Wire.listed(query, LIE), guess));
                    }
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("ATTACKED");
            assertThat(dns.statistics().mismatches()).isEqualTo(16);
            assertThat(BulkAnswers.of(dns, "b.test")).as("on another socket").containsExactly("ATTACKED");
        }
    }

    @Test
    void aFewGuessesAreTolerated() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    for (int guess = 1; guess <= 15; guess++) {
                        client.reply(Wire.withOtherId(Wire.listed(query, LIE), guess));
                    }
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = client(server).build()) {
            assertThat(BulkAnswers.of(dns, "a.test")).containsExactly("[127.0.0.2]");
        }
    }

    @Test
    void duplicateRepliesAreNoAttack() {
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    client.reply(Wire.listed(query, TRUTH));
                    client.reply(Wire.listed(query, TRUTH));
                });
                BulkDns dns = tireless(server).build()) {
            assertThat(BulkAnswers.of(dns, names(20_000))).containsOnly("[127.0.0.2]");
            assertThat(dns.statistics().mismatches()).isPositive();
        }
    }

    @Test
    void noiseNeverThrowsAndEveryQuestionEndsOnce() {
        long seed = 1035;
        SplittableRandom random = new SplittableRandom(seed);
        try (ScriptedServer server = ScriptedServer.start((query, client) -> noise(random, query, client));
                BulkDns dns = client(server)
                        .attemptTimeout(Duration.ofMillis(50))
                        .attempts(2)
                        .build()) {
            assertThat(BulkAnswers.of(dns, names(20_000))).as("seed %d", seed).doesNotContain("none");
        }
    }

    private static void noise(SplittableRandom random, byte[] query, ScriptedServer.Client client) throws IOException {
        byte[] tail = new byte[random.nextInt(200)];
        random.nextBytes(tail);
        byte[] reply = Wire.response(query, random.nextInt(4) == 0 ? random.nextInt(16) : 0, random.nextInt(4), tail);
        switch (random.nextInt(10)) {
            case 0 -> client.reply(tail);
            case 1 -> client.reply(Arrays.copyOf(reply, random.nextInt(reply.length)));
            case 2 -> reply[random.nextInt(reply.length)] ^= (byte) random.nextInt(256);
            default -> {}
        }
        for (int copies = random.nextInt(3); copies >= 0; copies--) {
            client.reply(reply);
        }
    }

    @Test
    void theAnswersAreStillRightAfterAll() {
        List<String> names = List.of(names(400));
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    int number = Integer.parseInt(Wire.firstLabel(query));
                    for (int i = 0; i < number % 4; i++) {
                        client.reply(Wire.withOtherId(Wire.listed(query, LIE), 1 + i));
                    }
                    client.reply(Wire.listed(query, number % 256));
                });
                BulkDns dns = tireless(server).build()) {
            List<String> answers = BulkAnswers.of(dns, names.toArray(String[]::new));
            for (int i = 0; i < names.size(); i++) {
                assertThat(answers.get(i)).isIn("[127.0.0." + i % 256 + "]", "ATTACKED");
            }
        }
    }
}
