package dev.mailworthy.core.score;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.data.FactIndex;
import dev.mailworthy.core.data.LogOdds;
import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.score.ScoreModel.Item;
import dev.mailworthy.core.score.ScoreModel.Lineage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Calculates the {@link ScoreReport} of one {@link SenderProfile} by a {@link ScoreModel}. */
final class ScoreCalculation {

    private final ScoreModel model;
    private final FactIndex facts;
    private final SenderProfile sender;

    ScoreCalculation(ScoreModel model, SenderProfile sender) {
        this.model = model;
        this.sender = sender;
        this.facts = new FactIndex(sender.facts());
    }

    /**
     * An item that applies to the sender.
     *
     * @param nats empty if it is unanswered
     * @param worst the most that it can be, by what is known
     * @param best the least that it can be
     */
    private record Weighed(Item item, OptionalDouble nats, double worst, double best) {

        static Weighed of(Item item, OptionalDouble nats) {
            return new Weighed(item, nats, nats.orElse(item.worst()), nats.orElse(item.best()));
        }

        double range() {
            return item.worst() - item.best();
        }

        /** The part of the range that the evidence rules out. */
        double answered() {
            return range() - (worst - best);
        }
    }

    ScoreReport weigh() {
        List<Weighed> all = weighed();
        List<Contribution> contributions = contributions(all);
        double logOdds = logOdds(all, each -> each.nats().orElse(0));
        double low = logOdds(all, Weighed::worst);
        double high = logOdds(all, Weighed::best);
        Score score = new Score(points(logOdds), points(low), points(high), coverage(all));
        return new ScoreReport(
                score.coverage() >= model.shownFrom() && score.coverage() > 0 ? Optional.of(score) : Optional.empty(),
                score,
                logOdds,
                contributions,
                all.stream()
                        .filter(each -> each.nats().isEmpty())
                        .map(each -> each.item().name())
                        .toList(),
                model.version());
    }

    private double points(double logOdds) {
        return 100 * (1 - LogOdds.probability(logOdds / model.temperature()));
    }

    private static double coverage(List<Weighed> all) {
        double answered = 0;
        double applicable = 0;
        for (Weighed each : all) {
            applicable += each.range();
            answered += each.answered();
        }
        return applicable == 0 ? 0 : answered / applicable;
    }

    private List<Weighed> weighed() {
        List<Weighed> all = new ArrayList<>();
        for (Item item : model.items()) {
            List<Fact> mine = facts.of(item.keys());
            if (applies(item, mine)) {
                all.add(item.receiver().isPresent() ? delivered(item) : Weighed.of(item, found(item, mine)));
            }
        }
        return all;
    }

    /** Whether an item belongs to the sender. Where absence weighs nothing, the item counts only if its finding may stand. */
    private static boolean applies(Item item, List<Fact> facts) {
        if (item.receiver().isEmpty() && item.best() == 0) {
            return facts.stream()
                    .anyMatch(fact -> fact.answer() instanceof Answer.Present<String>
                            || fact.answer() instanceof Answer.Unanswered<String>);
        }
        return facts.isEmpty()
                || !facts.stream().allMatch(fact -> fact.answer() instanceof Answer.NotApplicable<String>);
    }

    private Weighed delivered(Item item) {
        return sender.deliveries().stream()
                .filter(history -> history.receiver().equals(item.receiver().orElse("")) && !history.isEmpty())
                .findFirst()
                .map(history -> delivered(item, history))
                .orElseGet(() -> Weighed.of(item, OptionalDouble.empty()));
    }

    private Weighed delivered(Item item, DeliveryHistory history) {
        DeliveryLikelihood.Bounds bounds = model.deliveries().bounds(history);
        return new Weighed(
                item,
                OptionalDouble.of(within(item, model.deliveries().logOdds(history))),
                within(item, bounds.high()),
                within(item, bounds.low()));
    }

    private static double within(Item item, double nats) {
        return Math.max(item.best(), Math.min(item.worst(), nats));
    }

    /**
     * The nats of an item with keys. A standing finding decides first, then an open one, which leaves the item unanswered. Then
     * an ended finding decides, then absence.
     */
    private static OptionalDouble found(Item item, List<Fact> facts) {
        OptionalDouble worst = facts.stream()
                .filter(fact -> fact.answer() instanceof Answer.Present<String>)
                .mapToDouble(
                        fact -> item.worst() * faded(fact.ended(), item.weight().halfLife()))
                .max();
        boolean silent = facts.stream().anyMatch(fact -> fact.answer() instanceof Answer.Unanswered<String>);
        boolean standing = facts.stream()
                .anyMatch(fact -> fact.answer() instanceof Answer.Present<String>
                        && fact.ended().isZero());
        if (standing || worst.isPresent() && !silent) {
            return worst;
        }
        boolean proved = facts.stream().anyMatch(fact -> fact.answer() instanceof Answer.Absent<String>);
        return silent || !proved ? OptionalDouble.empty() : OptionalDouble.of(item.best());
    }

    private static double faded(Duration ended, Duration halfLife) {
        return Math.pow(2, -(double) ended.toMillis() / halfLife.toMillis());
    }

    private double logOdds(List<Weighed> all, ToDoubleFunction<Weighed> nats) {
        double sum = LogOdds.of(model.prior());
        for (Lineage lineage : model.lineages()) {
            double[] values = all.stream()
                    .filter(each -> each.item().lineage().equals(lineage))
                    .mapToDouble(nats)
                    .toArray();
            sum += together(lineage, values, 1) - together(lineage, values, -1);
        }
        return sum;
    }

    /** Sums the values of one sign: the largest in full, the others times the independence. The cap limits the sum. */
    private static double together(Lineage lineage, double[] values, int sign) {
        double most = 0;
        double sum = 0;
        for (double value : values) {
            double size = Math.max(0, sign * value);
            most = Math.max(most, size);
            sum += size;
        }
        double rho = lineage.independence();
        return Math.min(lineage.cap(), (1 - rho) * most + rho * sum);
    }

    private List<Contribution> contributions(List<Weighed> all) {
        List<Contribution> list = new ArrayList<>();
        list.add(new Contribution(
                "prior", "before any evidence", LogOdds.of(model.prior()), "the share of unwanted senders"));
        for (Weighed each : all) {
            if (each.nats().isPresent()) {
                Item item = each.item();
                double nats = share(item.lineage(), each.nats().getAsDouble(), all);
                list.add(new Contribution(item.id(), item.name(), nats, item.why()));
            }
        }
        return list;
    }

    /** One item's part of its lineage's sum, in proportion to its own value. */
    private static double share(Lineage lineage, double nats, List<Weighed> all) {
        int sign = nats < 0 ? -1 : 1;
        double[] values = all.stream()
                .filter(each -> each.item().lineage().equals(lineage))
                .mapToDouble(each -> each.nats().orElse(0))
                .toArray();
        double sum = 0;
        for (double value : values) {
            sum += Math.max(0, sign * value);
        }
        return sum == 0 ? 0 : sign * together(lineage, values, sign) * Math.abs(nats) / sum;
    }
}
