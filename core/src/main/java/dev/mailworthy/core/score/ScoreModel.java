package dev.mailworthy.core.score;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.receiver.SenderProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What evidence weighs.
 *
 * @param version the date of its last change
 * @param prior the share of unwanted senders before anything is known
 * @param temperature what log-odds are divided by before they become a score
 * @param shownFrom the coverage from which a number is shown
 */
public record ScoreModel(
        String version, double prior, double temperature, double shownFrom, List<Lineage> lineages, List<Item> items) {
    public ScoreModel {
        lineages = List.copyOf(lineages);
        items = List.copyOf(items);
    }

    /**
     * Evidence of one origin.
     *
     * @param independence 0 if it is the same data again, 1 if each piece is new
     * @param cap the most that all of it adds or takes, in nats
     */
    public record Lineage(String id, double independence, double cap, String why) {}

    /**
     * One piece of evidence.
     *
     * @param present what it adds when the finding stands, in nats, not negative
     * @param absent what it adds when the finding was proved not to stand, not positive
     * @param scope 1 for what is about the sender itself, less for what is about its surroundings
     * @param halfLife after which an ended finding weighs half as much
     * @param keys of the facts that make it
     * @param receiver whose deliveries make it instead; present and absent are then bounds
     */
    public record Item(
            String id,
            String name,
            Lineage lineage,
            double present,
            double absent,
            double scope,
            Duration halfLife,
            List<String> keys,
            Optional<String> receiver,
            String why) {
        public Item {
            keys = List.copyOf(keys);
        }

        double worst() {
            return scope * present;
        }

        double best() {
            return scope * absent;
        }
    }

    /** The weights that ship with this release. */
    public static ScoreModel bundled() {
        return parse(DataLines.resource(ScoreModel.class, "weights.txt"));
    }

    /**
     * @param text in the format that the head of the bundled file tells
     * @throws IllegalArgumentException with one sentence that begins with the line's number
     */
    public static ScoreModel parse(String text) {
        return new ModelReader().read(DataLines.of(text));
    }

    /** The score of what is known. */
    public ScoreReport weigh(SenderProfile evidence) {
        return new ScoreCalculation(this, evidence).weigh();
    }
}
