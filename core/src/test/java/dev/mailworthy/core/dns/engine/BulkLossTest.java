package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lost datagrams do not stop the questions behind them. */
@Timeout(120)
class BulkLossTest {

    private static final int QUESTIONS = 3000;

    /** More than the first window of 64. The questions before them are answered. */
    private static final int FIRST_LOST = 10;

    private static final int LAST_LOST = 100;

    @Test
    void newQuestionsAreSentWhileLostOnesWaitForTheirTimeLimit() {
        List<Integer> arrivals = Collections.synchronizedList(new ArrayList<>());
        Set<Integer> seen = new HashSet<>();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    int number = Integer.parseInt(Wire.firstLabel(query).substring(1));
                    arrivals.add(number);
                    boolean lost = seen.add(number) && number >= FIRST_LOST && number <= LAST_LOST;
                    if (!lost) {
                        client.reply(Wire.response(query, 3, 0));
                    }
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attemptTimeout(Duration.ofSeconds(5))
                        .build()) {
            String[] names = IntStream.range(0, QUESTIONS)
                    .mapToObj(i -> "n" + i + ".test")
                    .toArray(String[]::new);
            assertThat(BulkAnswers.of(dns, names)).hasSize(QUESTIONS).containsOnly("nothing");
        }
        int lastNew = arrivals.indexOf(QUESTIONS - 1);
        assertThat(arrivals.subList(0, lastNew))
                .as("no repeat before the last new question")
                .doesNotHaveDuplicates();
        assertThat(arrivals).hasSize(QUESTIONS + LAST_LOST - FIRST_LOST + 1);
    }

    /** Answers that stop the run at the first question without a reply. */
    private record UntilSilence(BulkDns dns, List<Integer> arrivals, AtomicInteger sentBefore)
            implements BulkDns.Answers {

        @Override
        public void nothing(long tag) {}

        @Override
        public void addresses(long tag, int[] addresses, int count) {}

        @Override
        public void unusual(long tag, BulkDns.Unusual why) {
            sentBefore.compareAndSet(0, arrivals.size());
            dns.stop();
        }
    }

    @Test
    void aServerThatHasStoppedGetsNoMoreThanTwoWindows() {
        List<Integer> arrivals = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger sentBefore = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    arrivals.add(Integer.parseInt(Wire.firstLabel(query).substring(1)));
                    if (arrivals.size() == 1) {
                        client.reply(Wire.response(query, 3, 0));
                    }
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attempts(1)
                        .attemptTimeout(Duration.ofSeconds(3))
                        .build()) {
            dns.run(
                    name -> {
                        int number = asked.getAndIncrement();
                        name.put(Wire.name("n" + number + ".test"));
                        return number;
                    },
                    new UntilSilence(dns, arrivals, sentBefore));
        }
        assertThat(sentBefore).hasValueBetween(64, 2 * 64 + 1);
    }

    /** Each attempt is lost with one half, so that every eighth question loses its first three. */
    @Test
    void moreAttemptsFollowWhileRepeatsAreAnswered() {
        long seed = 20_26;
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    String name = Wire.firstLabel(query);
                    int attempt = attempts.merge(name, 1, Integer::sum);
                    if (new SplittableRandom(seed + 31L * name.hashCode() + attempt).nextBoolean()) {
                        client.reply(Wire.response(query, 3, 0));
                    }
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attemptTimeout(Duration.ofMillis(400))
                        .build()) {
            assertThat(BulkAnswers.of(dns, names("n", 300)))
                    .as("seed " + seed)
                    .hasSize(300)
                    .containsOnly("nothing");
        }
        assertThat(Collections.max(attempts.values())).isBetween(4, 16);
    }

    /** Its other zone is answered, so that the silence is that of the zone and not of the network. */
    @Test
    void aSilentZoneGetsNoFurtherAttempts() {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.start((query, client) -> {
                    String name = Wire.firstLabel(query);
                    attempts.merge(name, 1, Integer::sum);
                    if (name.startsWith("heard")) {
                        client.reply(Wire.response(query, 3, 0));
                    }
                });
                BulkDns dns = BulkDns.builder()
                        .resolver(server.address())
                        .attemptTimeout(Duration.ofMillis(700))
                        .build()) {
            String[] both = Stream.concat(Stream.of(names("heard", 100)), Stream.of(names("silent", 300)))
                    .toArray(String[]::new);
            List<String> answers = BulkAnswers.of(dns, both);
            assertThat(answers.subList(0, 100)).containsOnly("nothing");
            assertThat(answers.subList(100, 400)).containsOnly("NO_REPLY");
        }
        assertThat(attempts.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("silent"))
                        .map(Map.Entry::getValue))
                .containsOnly(3);
    }

    private static String[] names(String label, int count) {
        return IntStream.range(0, count).mapToObj(i -> label + i + ".test").toArray(String[]::new);
    }
}
