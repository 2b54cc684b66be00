package dev.mailworthy.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.receiver.Facts;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.score.ScoreModel.Item;
import dev.mailworthy.core.score.ScoreModel.Lineage;
import dev.mailworthy.core.score.ScoreModel.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Properties of every model and all evidence. */
@Tag("long")
@Timeout(120)
class ScorePropertiesTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 10_000 : 1_000;
    private static final long SEED = 20_261_124;
    private static final double ROUNDING = 1e-9;

    /** One random model with random evidence. */
    private record Case(ScoreModel model, List<Fact> facts, List<DeliveryHistory> deliveries, SplittableRandom random) {

        ScoreReport weigh() {
            return weigh(facts);
        }

        ScoreReport weigh(List<Fact> other) {
            return model.weigh(SenderProfile.of(other, Facts.NOW).withDeliveries(deliveries));
        }

        Item item() {
            List<Item> keyed = model.items().stream()
                    .filter(item -> item.receiver().isEmpty())
                    .toList();
            return keyed.get(random.nextInt(keyed.size()));
        }

        List<Fact> instead(Item item, Answer<String> answer, Duration ended) {
            List<Fact> changed = new ArrayList<>(facts.stream()
                    .filter(fact -> !fact.key().equals(item.keys().get(0)))
                    .toList());
            changed.add(new Fact(item.keys().get(0), "x", answer, ended));
            return changed;
        }

        ScoreReport with(Item item, Answer<String> answer) {
            return weigh(instead(item, answer, Duration.ZERO));
        }
    }

    private static final Answer<String> PRESENT = Answer.present("seen");
    private static final Answer<String> ABSENT = Answer.absent();
    private static final Answer<String> SILENT = Answer.unanswered(Reason.TIMEOUT, "no reply");
    private static final Answer<String> BESIDE = Answer.notApplicable("not here");

    private static final DeliveryLikelihood LIKELIHOOD = ScoreModel.bundled().deliveries();

    private static void holds(BiConsumer<Case, String> property) {
        SplittableRandom seeds = new SplittableRandom(SEED);
        System.out.println("seed " + SEED + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            long seed = seeds.nextLong();
            property.accept(draw(new SplittableRandom(seed)), "case " + i + ", seed " + seed);
        }
    }

    private static Case draw(SplittableRandom random) {
        List<Lineage> lineages = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            double rho = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
            lineages.add(new Lineage("l" + i, rho, 0.5 + 6 * random.nextDouble(), "test"));
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(10); i++) {
            items.add(new Item(
                    "i" + i,
                    "i" + i,
                    lineages.get(random.nextInt(lineages.size())),
                    new Weight(
                            6 * random.nextDouble(),
                            -2 * random.nextDouble(),
                            random.nextInt(3) == 0 ? random.nextDouble() : 1,
                            Duration.ofHours(1 + random.nextInt(1000))),
                    List.of("K-" + i),
                    Optional.empty(),
                    "test"));
        }
        items.add(new Item(
                "d",
                "d",
                lineages.get(0),
                new Weight(4, -1.5, 1, Duration.ofDays(1)),
                List.of(),
                Optional.of("r"),
                "test"));
        ScoreModel model = new ScoreModel(
                "test",
                0.01 + 0.98 * random.nextDouble(),
                0.5 + 2 * random.nextDouble(),
                0.5,
                LIKELIHOOD,
                lineages,
                items);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < items.size() - 1; i++) {
            for (int n = random.nextInt(3); n > 0; n--) {
                Duration ended = random.nextInt(3) == 0 ? Duration.ofHours(random.nextInt(5000)) : Duration.ZERO;
                Answer<String> answer = List.of(PRESENT, ABSENT, SILENT, BESIDE).get(random.nextInt(4));
                facts.add(new Fact("K-" + i, "s" + n, answer, ended));
            }
        }
        List<DeliveryHistory> deliveries = random.nextBoolean()
                ? List.of()
                : List.of(new DeliveryHistory("r", random.nextInt(600), random.nextInt(60), random.nextInt(60)));
        return new Case(model, facts, deliveries, random);
    }

    @Test
    void scoresAreBoundedAndInOrder() {
        holds((each, seed) -> {
            Score score = each.weigh().computed();
            assertThat(score.low()).as(seed).isBetween(0.0, 100.0).isLessThanOrEqualTo(score.point());
            assertThat(score.high()).as(seed).isBetween(0.0, 100.0).isGreaterThanOrEqualTo(score.point());
            assertThat(score.coverage()).as(seed).isBetween(0.0, 1.0);
        });
    }

    @Test
    void noNumberBelowHalfCoverage() {
        holds((each, seed) -> {
            ScoreReport report = each.weigh();
            assertThat(report.shown().isPresent())
                    .as(seed)
                    .isEqualTo(report.computed().coverage() >= 0.5);
        });
    }

    @Test
    void orderDoesNotMatter() {
        holds((each, seed) -> {
            List<Fact> shuffled = new ArrayList<>(each.facts());
            Collections.shuffle(shuffled, new Random(each.random().nextLong()));
            assertThat(each.weigh(shuffled)).as(seed).isEqualTo(each.weigh());
        });
    }

    @Test
    void presentIsNeverBetterThanOpenAndOpenNeverBetterThanAbsent() {
        holds((each, seed) -> {
            Item item = each.item();
            double present = each.with(item, PRESENT).computed().point();
            double silent = each.with(item, SILENT).computed().point();
            double absent = each.with(item, ABSENT).computed().point();
            assertThat(present).as(seed).isLessThanOrEqualTo(silent);
            assertThat(silent).as(seed).isLessThanOrEqualTo(absent);
        });
    }

    @Test
    void anAnswerNarrowsTheInterval() {
        holds((each, seed) -> {
            Item item = each.item();
            ScoreReport silent = each.with(item, SILENT);
            for (Answer<String> answer : List.of(PRESENT, ABSENT)) {
                ScoreReport answered = each.with(item, answer);
                assertThat(answered.computed().low())
                        .as(seed)
                        .isGreaterThanOrEqualTo(silent.computed().low());
                assertThat(answered.computed().high())
                        .as(seed)
                        .isLessThanOrEqualTo(silent.computed().high());
                assertThat(answered.computed().coverage())
                        .as(seed)
                        .isGreaterThanOrEqualTo(silent.computed().coverage());
            }
        });
    }

    /** More mail of the same kind never widens the interval, and any mail narrows it. */
    @Test
    void moreDeliveriesNarrowTheInterval() {
        holds((each, seed) -> {
            int accepted = each.random().nextInt(300);
            int refused = each.random().nextInt(30);
            DeliveryHistory few = new DeliveryHistory("r", accepted, refused, 0);
            DeliveryHistory many = new DeliveryHistory("r", 4.0 * accepted, 4.0 * refused, 0);
            assertThat(width(LIKELIHOOD.bounds(many)))
                    .as(seed)
                    .isLessThanOrEqualTo(width(LIKELIHOOD.bounds(few)) + ROUNDING);
            SenderProfile facts = SenderProfile.of(each.facts(), Facts.NOW);
            Score none = each.model().weigh(facts).computed();
            Score some = each.model().weigh(facts.withDeliveries(List.of(few))).computed();
            assertThat(some.low()).as(seed).isGreaterThanOrEqualTo(none.low());
            assertThat(some.high()).as(seed).isLessThanOrEqualTo(none.high());
            assertThat(some.coverage()).as(seed).isGreaterThanOrEqualTo(none.coverage());
        });
    }

    /** The width within the bounds of the bundled items. */
    private static double width(DeliveryLikelihood.Bounds bounds) {
        return Math.min(4, bounds.high()) - Math.max(-1.5, bounds.low());
    }

    @Test
    void aFindingThatEndedEarlierIsNeverWorse() {
        holds((each, seed) -> {
            Item item = each.item();
            Duration newer = Duration.ofHours(each.random().nextInt(3000));
            Duration older = newer.plusHours(each.random().nextInt(3000));
            double recent =
                    each.weigh(each.instead(item, PRESENT, newer)).computed().point();
            double past =
                    each.weigh(each.instead(item, PRESENT, older)).computed().point();
            assertThat(past).as(seed).isGreaterThanOrEqualTo(recent);
        });
    }

    @Test
    void aCopyOfAnItemInADependentLineageChangesNothing() {
        holds((each, seed) -> {
            Lineage same = new Lineage("same", 0, 20, "test");
            Weight weight = new Weight(3, -0.3, 1, Duration.ofDays(7));
            Item one = new Item("one", "one", same, weight, List.of("ONE"), Optional.empty(), "");
            Item copy = new Item("copy", "copy", same, weight, List.of("COPY"), Optional.empty(), "");
            Answer<String> answer =
                    List.of(PRESENT, ABSENT, SILENT).get(each.random().nextInt(3));
            Score alone = extended(each, same, List.of(one), answer);
            Score twice = extended(each, same, List.of(one, copy), answer);
            assertThat(twice.point()).as(seed).isCloseTo(alone.point(), within(ROUNDING));
            assertThat(twice.low()).as(seed).isCloseTo(alone.low(), within(ROUNDING));
            assertThat(twice.high()).as(seed).isCloseTo(alone.high(), within(ROUNDING));
        });
    }

    private static Score extended(Case each, Lineage lineage, List<Item> more, Answer<String> answer) {
        ScoreModel model = each.model();
        List<Lineage> lineages = new ArrayList<>(model.lineages());
        lineages.add(lineage);
        List<Item> items = new ArrayList<>(model.items());
        items.addAll(more);
        List<Fact> facts = new ArrayList<>(each.facts());
        more.forEach(item -> facts.add(Fact.of(item.keys().get(0), "x", answer)));
        return new ScoreModel("test", model.prior(), model.temperature(), 0.5, LIKELIHOOD, lineages, items)
                .weigh(SenderProfile.of(facts, Facts.NOW).withDeliveries(each.deliveries()))
                .computed();
    }

    @Test
    void anItemThatDoesNotApplyChangesNothing() {
        holds((each, seed) -> {
            Item item = each.item();
            ScoreReport beside = each.with(item, BESIDE);
            ScoreModel without = new ScoreModel(
                    "test",
                    each.model().prior(),
                    each.model().temperature(),
                    0.5,
                    LIKELIHOOD,
                    each.model().lineages(),
                    each.model().items().stream()
                            .filter(other -> !other.equals(item))
                            .toList());
            SenderProfile evidence = SenderProfile.of(each.facts(), Facts.NOW).withDeliveries(each.deliveries());
            assertThat(beside.computed())
                    .as(seed)
                    .isEqualTo(without.weigh(evidence).computed());
        });
    }

    @Test
    void contributionsAddUpToTheLogOdds() {
        holds((each, seed) -> {
            ScoreReport report = each.weigh();
            double sum = report.contributions().stream()
                    .mapToDouble(Contribution::nats)
                    .sum();
            assertThat(sum).as(seed).isCloseTo(report.logOdds(), within(ROUNDING));
        });
    }
}
