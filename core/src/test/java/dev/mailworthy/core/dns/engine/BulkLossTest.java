package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.internal.bulk.BulkCounts;
import dev.mailworthy.core.dns.internal.bulk.Flight;
import dev.mailworthy.core.dns.internal.bulk.port.SimulatedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lost datagrams do not stop the questions behind them. Network and time are simulated. */
@Timeout(120)
class BulkLossTest {

    private static final long SEED = 20_26;

    /** More than the first window of 64. The questions before them are answered. */
    private static final int FIRST_LOST = 10;

    private static final int LAST_LOST = 100;

    private static final Duration ROUND_TRIP = Duration.ofMillis(1);

    /** The engine's default. */
    private static final Duration ATTEMPT = Duration.ofMillis(1600);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final BulkCounts counts = new BulkCounts();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, List<Long>> times = new HashMap<>();
    private SimulatedPorts network;

    /** Gives the ids and ports of questions. Each run of a test gets equal ones. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final transient SplittableRandom random = new SplittableRandom(SEED);

        @Override
        public void nextBytes(byte[] octets) {
            random.nextBytes(octets);
        }
    }

    /** Decides about one query: whether its reply arrives. */
    @FunctionalInterface
    private interface Delivery {
        boolean arrives(String name, int attempt);
    }

    private Flight flight(int attemptsEach, Delivery delivery) {
        network = new SimulatedPorts(
                query -> {
                    String name = Wire.firstLabel(query);
                    int attempt = attempts.merge(name, 1, Integer::sum);
                    times.computeIfAbsent(name, first -> new ArrayList<>()).add(network.now());
                    return delivery.arrives(name, attempt) ? Optional.of(Wire.response(query, 3, 0)) : Optional.empty();
                },
                ROUND_TRIP);
        return new Flight(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 53),
                queries -> network,
                new Seeded(),
                1024,
                attemptsEach,
                ATTEMPT.toNanos(),
                network::now,
                counts);
    }

    private List<String> answers(Delivery delivery, String... names) throws IOException {
        BulkAnswers answers = new BulkAnswers(List.of(names));
        new BulkLoop(flight(3, delivery), stopped, answers, answers).run();
        return answers.inOrder();
    }

    private static String[] names(String label, int count) {
        return IntStream.range(0, count).mapToObj(i -> label + i + ".test").toArray(String[]::new);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    @Test
    void newQuestionsAreSentWhileLostOnesWaitForTheirTimeLimit() throws IOException {
        int questions = 3000;
        List<Integer> arrivals = new ArrayList<>();
        List<String> answers = answers(
                (name, attempt) -> {
                    arrivals.add(number(name));
                    return attempt > 1 || number(name) < FIRST_LOST || number(name) > LAST_LOST;
                },
                names("n", questions));
        assertThat(answers).hasSize(questions).containsOnly("nothing");
        int lastNew = arrivals.indexOf(questions - 1);
        assertThat(arrivals.subList(0, lastNew))
                .as("no repeat before the last new question")
                .doesNotHaveDuplicates();
        assertThat(arrivals).hasSize(questions + LAST_LOST - FIRST_LOST + 1);
    }

    /** Stops the run at the first question without a reply. */
    private final class UntilSilence implements BulkDns.Answers {

        private final Set<Integer> sentBefore = new HashSet<>();

        @Override
        public void nothing(long tag) {}

        @Override
        public void addresses(long tag, int[] addresses, int count) {}

        @Override
        public void unusual(long tag, BulkDns.Unusual why) {
            sentBefore.add(attempts.size());
            stopped.set(true);
        }
    }

    @Test
    void aServerThatHasStoppedGetsNoMoreThanTwoWindows() throws IOException {
        UntilSilence silence = new UntilSilence();
        BulkAnswers endless = new BulkAnswers(List.of(names("n", 10_000)));
        new BulkLoop(flight(1, (name, attempt) -> number(name) == 0), stopped, endless, silence).run();
        assertThat(silence.sentBefore)
                .singleElement()
                .satisfies(sent -> assertThat(sent).isBetween(64, 2 * 64 + 1));
    }

    /** The percentages of queries and of replies that are lost, and the most seconds that 16,384 questions may take. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "2, 3", "5, 3", "10, 4", "30, 7"})
    void theTimeGrowsAboutAsTheLossDoes(int percent, double most) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> answers = answers(
                (name, attempt) -> random.nextInt(100) >= percent && random.nextInt(100) >= percent,
                names("n", 16_384));
        assertThat(answers).as("seed %d", SEED).hasSize(16_384).containsOnly("nothing");
        assertThat(network.now() / 1e9).as("seed %d, simulated seconds", SEED).isLessThan(most);
    }

    /** Each attempt is lost with one half, so that every eighth question loses its first three. */
    @Test
    void moreAttemptsFollowWhileRepeatsAreAnswered() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(answers((name, attempt) -> random.nextBoolean(), names("n", 300)))
                .as("seed %d", SEED)
                .hasSize(300)
                .containsOnly("nothing");
        assertThat(Collections.max(attempts.values())).as("seed %d", SEED).isBetween(4, 24);
    }

    /** Attempts for one question keep their distance, so that a resolver has at most one of them to answer. */
    @Test
    void attemptsForOneQuestionAreNeverCloserThanAnEighthOfTheirTime() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        answers((name, attempt) -> random.nextInt(4) == 0, names("n", 2000));
        long least = times.values().stream()
                .flatMap(sent -> IntStream.range(1, sent.size()).mapToObj(i -> sent.get(i) - sent.get(i - 1)))
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(least)).isBetween(ATTEMPT.dividedBy(8), ATTEMPT.dividedBy(4));
        assertThat(Collections.max(attempts.values())).isLessThanOrEqualTo(24);
    }

    /** Its other zone is answered, so that the silence is that of the zone and not of the network. */
    @Test
    void aSilentZoneGetsNoFurtherAttempts() throws IOException {
        String[] both = Stream.concat(Stream.of(names("heard", 100)), Stream.of(names("silent", 300)))
                .toArray(String[]::new);
        List<String> answers = answers((name, attempt) -> name.startsWith("heard"), both);
        assertThat(answers.subList(0, 100)).containsOnly("nothing");
        assertThat(answers.subList(100, 400)).containsOnly("NO_REPLY");
        assertThat(attempts.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("silent"))
                        .map(Map.Entry::getValue))
                .containsOnly(3);
    }

    /** On a network that loses datagrams, a silent zone gets a few attempts more, until the repeats without reply outnumber the others. */
    @Test
    void aSilentZoneBesideLossesEnds() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] both = Stream.concat(Stream.of(names("heard", 2000)), Stream.of(names("silent", 300)))
                .toArray(String[]::new);
        List<String> answers = answers((name, attempt) -> name.startsWith("heard") && random.nextInt(10) > 0, both);
        assertThat(answers.subList(0, 2000)).as("seed %d", SEED).containsOnly("nothing");
        assertThat(answers.subList(2000, 2300)).containsOnly("NO_REPLY");
        assertThat(Collections.max(attempts.values())).as("seed %d", SEED).isLessThanOrEqualTo(16);
    }

    /** An attempt's time begins when it is sent, even if the caller was slow with the rest of the batch. */
    @Test
    void aSlowCallerLosesNoReply() throws IOException {
        BulkAnswers answers = new BulkAnswers(List.of("a.test", "b.test"));
        new BulkLoop(
                        flight(1, (name, attempt) -> true),
                        stopped,
                        name -> {
                            network.pass(ATTEMPT.plusMillis(160));
                            return answers.next(name);
                        },
                        answers)
                .run();
        assertThat(answers.inOrder()).containsExactly("nothing", "nothing");
    }
}
