package dev.mailworthy.core.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.score.DeliveryLikelihood;
import dev.mailworthy.core.score.ScoreModel;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both data files, and the messages about broken ones. */
@Timeout(120)
class DataFilesTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 2_000 : 200;

    private static final String PACK = """
            check spf SPF-FAIL
            receiver x Receiver X
            reviewed 2026-11-24
            requirement X-1
            applies all
            enforced refuse
            asked always
            text SPF passes
            needs spf
            by the DNS
            source 2026-11-24 https://example.org/
            """;

    private static final String MODEL = """
            model 2026-11-24
            prior 0.25
            temperature 1.5
            shown-from 0.5
            deliveries 0.02 20 0.3 0.9
            half-life P30D
            why a month
            lineage auth 0.4 4.5
            why set up by the same hands
            item spf auth 1.8 -0.3
            keys SPF-FAIL
            why fails speak
            """;

    @Test
    void wholeFilesAreRead() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        Requirement.Need spf = new Requirement.Need(List.of(new Requirement.Check("spf", List.of("SPF-FAIL"))));
        Requirement requirement = new Requirement(
                "X-1",
                Tier.ALL,
                Enforcement.REFUSE,
                new Requirement.Condition("SPF passes", List.of(spf)),
                new Requirement.Measurement(Visibility.ALWAYS, "the DNS"),
                new Requirement.Statements(Set.of(), false),
                new Requirement.Source(URI.create("https://example.org/"), day));
        assertThat(ReceiverPacks.parse(PACK).packs())
                .containsExactly(new ReceiverPack("x", "Receiver X", day, List.of(), List.of(requirement)));
        ScoreModel.Lineage lineage = new ScoreModel.Lineage("auth", 0.4, 4.5, "set up by the same hands");
        ScoreModel.Item item = new ScoreModel.Item(
                "spf",
                "spf",
                lineage,
                new ScoreModel.Weight(1.8, -0.3, 1, Duration.ofDays(1)),
                List.of("SPF-FAIL"),
                Optional.empty(),
                "fails speak");
        DeliveryLikelihood deliveries = new DeliveryLikelihood(0.02, 20, 0.3, 0.9, Duration.ofDays(30), "a month");
        assertThat(ScoreModel.parse(MODEL))
                .isEqualTo(new ScoreModel("2026-11-24", 0.25, 1.5, 0.5, deliveries, List.of(lineage), List.of(item)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "applies all        | applies some      | line 5: one of [ALL, BULK] belongs here",
                "needs spf          | needs dkim        | line 9: no check is called \"dkim\"",
                "needs spf          | said spf          | line 4: a requirement needs a check",
                "by the DNS         | said nothing      | line 10: no cause is called \"nothing\"",
                "by the DNS         | text again        | line 10: \"text\" stands twice",
                "by the DNS         | colour red        | line 10: \"colour\" is not known here",
                "reviewed 2026-11-24| reviewed today    | line 3: a date like 2026-11-24 belongs here",
                "reviewed 2026-11-24| # none            | line 2: the pack has no date (reviewed)",
                "check spf SPF-FAIL | check spf         | line 1: a check has a name and at least one key",
                "source 2026-11-24  | source            | line 11: \"source\" takes 2 words",
                "requirement X-1    | # none            | line 5: \"applies\" is not known here",
            })
    void aBrokenPackIsRefusedWithTheNumberOfTheLine(String good, String bad, String message) {
        assertThatThrownBy(() -> ReceiverPacks.parse(PACK.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prior 0.25             | prior 2             | line 2: a number from 1.0E-6 to 0.999999 belongs here",
                "prior 0.25             | prior much          | line 2: a number belongs here",
                "prior 0.25             | # none              | line 0: the model has no \"prior\"",
                "item spf auth 1.8 -0.3 | item spf auth -1 -1 | line 10: a number from 0.0 to 20.0 belongs here",
                "item spf auth 1.8 -0.3 | item spf rdns 1 -1  | line 10: an item has an id of its own and a lineage that stands above it",
                "keys SPF-FAIL          | half-life P1D       | line 10: an item has either keys or a receiver",
                "keys SPF-FAIL          | receiver x~keys Y   | line 10: an item has either keys or a receiver",
                "why fails speak        | half-life soon      | line 12: a duration like P7D or PT6H belongs here",
                "why fails speak        | half-life -P1D      | line 12: a duration is positive",
                "half-life P30D         | # none              | line 5: deliveries need a half-life",
                "deliveries 0.02        | # none              | line 6: \"half-life\" belongs to deliveries, a lineage or an item",
                "why fails speak        | # none              | line 10: every weight has a reason (why)",
            })
    void aBrokenModelIsRefusedWithTheNumberOfTheLine(String good, String bad, String message) {
        assertThatThrownBy(() -> ScoreModel.parse(MODEL.replace(good, bad.replace('~', '\n'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Tag("long")
    @Test
    void spoiledFilesAreReadOrRefused() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        String pack = DataLines.resource(ReceiverPacks.class, "receivers.txt");
        String model = DataLines.resource(ScoreModel.class, "weights.txt");
        int refused = 0;
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            String spoiledPack = spoil(pack, random);
            String spoiledModel = spoil(model, random);
            refused += refuses(() -> ReceiverPacks.parse(spoiledPack), seed, i) ? 1 : 0;
            refused += refuses(() -> ScoreModel.parse(spoiledModel), seed, i) ? 1 : 0;
        }
        assertThat(refused).as("seed %d", seed).isBetween(CASES / 4, CASES * 7 / 4);
    }

    private static boolean refuses(Runnable reading, long seed, int number) {
        try {
            reading.run();
            return false;
        } catch (IllegalArgumentException e) {
            assertThat(e).as("seed %d, case %d", seed, number).hasMessageStartingWith("line ");
            return true;
        }
    }

    private static String spoil(String text, SplittableRandom random) {
        StringBuilder spoiled = new StringBuilder(text);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(spoiled.length());
            switch (random.nextInt(3)) {
                case 0 -> spoiled.setCharAt(at, (char) random.nextInt(0x250));
                case 1 -> spoiled.delete(at, Math.min(spoiled.length(), at + random.nextInt(60)));
                default ->
                    spoiled.insert(
                            at, List.of("\n", " ", "-", "9", "check ", "item ").get(random.nextInt(6)));
            }
        }
        return spoiled.toString();
    }

    @Test
    void receiversAreChosenById() {
        assertThat(ReceiverPacks.bundled().only(List.of("yahoo", "gmail")).packs())
                .extracting(ReceiverPack::id)
                .containsExactly("gmail", "yahoo");
        assertThatThrownBy(() -> ReceiverPacks.bundled().only(List.of("hotmial")))
                .hasMessageStartingWith("no receiver is called \"hotmial\"; there are gmail, yahoo, ");
    }
}
