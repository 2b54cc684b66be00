package dev.mailworthy.core.score;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.receiver.SenderProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The weights of the reputation estimate, as data.
 *
 * @param version the date of its last change
 * @param prior the assumed share of unwanted senders without any evidence, between 0 and 1
 * @param temperature the divisor of the log-odds before they become a score
 * @param shownFrom the least {@linkplain Score#coverage() coverage} of a score that is shown, 0 to 1
 * @param deliveries how counts of deliveries become log-odds
 * @param lineages the origins of the evidence
 * @param items all evidence, each of one origin
 */
public record ScoreModel(
        String version,
        double prior,
        double temperature,
        double shownFrom,
        DeliveryLikelihood deliveries,
        List<Lineage> lineages,
        List<Item> items) {
    public ScoreModel {
        lineages = List.copyOf(lineages);
        items = List.copyOf(items);
    }

    /**
     * Evidence of one origin, which partly repeats itself.
     *
     * @param id short and stable
     * @param independence 0 if every item repeats the largest one, 1 if every item is new
     * @param cap the most that all items together add or subtract, in nats
     * @param why the reason for these numbers
     */
    public record Lineage(String id, double independence, double cap, String why) {}

    /**
     * One piece of evidence. It has either keys or a receiver.
     *
     * @param id short and stable
     * @param name for people
     * @param lineage its origin
     * @param weight what it adds to the log-odds, in nats
     * @param keys the {@linkplain dev.mailworthy.core.Fact#key() keys} of the facts that decide it
     * @param receiver the receiver whose {@linkplain dev.mailworthy.core.receiver.DeliveryHistory deliveries} decide it
     * @param why the reason for the weight
     */
    public record Item(
            String id,
            String name,
            Lineage lineage,
            Weight weight,
            List<String> keys,
            Optional<String> receiver,
            String why) {
        public Item {
            keys = List.copyOf(keys);
        }

        double worst() {
            return weight.scope() * weight.present();
        }

        double best() {
            return weight.scope() * weight.absent();
        }
    }

    /**
     * How much an item adds to the log-odds. For deliveries {@code present} and {@code absent} are the bounds.
     *
     * @param present nats if the finding stands, not negative
     * @param absent nats if the finding is ruled out, not positive
     * @param scope 1 if the evidence is about the sender itself, less if it is about the network around it
     * @param halfLife a finding that ended so long ago weighs half as much
     */
    public record Weight(double present, double absent, double scope, Duration halfLife) {}

    /** {@return the weights that ship with this release} */
    public static ScoreModel bundled() {
        return Bundled.MODEL;
    }

    /** Reads the weights at the first access. */
    private static final class Bundled {
        static final ScoreModel MODEL = parse(DataLines.resource(ScoreModel.class, "weights.txt"));
    }

    /**
     * Reads a model.
     *
     * @param text in the format that the head of {@code weights.txt} describes
     * @return the weights of all evidence
     * @throws IllegalArgumentException with one sentence that begins with the number of the line
     */
    public static ScoreModel parse(String text) {
        return new ModelReader().read(DataLines.of(text));
    }

    /**
     * {@return the reputation estimate of one sender}
     *
     * @param sender facts, statements and deliveries
     */
    public ScoreReport weigh(SenderProfile sender) {
        return new ScoreCalculation(this, sender).weigh();
    }
}
