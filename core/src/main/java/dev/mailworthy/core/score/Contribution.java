package dev.mailworthy.core.score;

/**
 * What one piece of evidence adds to the log-odds. The overlap and the cap of its {@link ScoreModel.Lineage} are already
 * subtracted, so that the contributions of a {@link ScoreReport} add up to its log-odds.
 *
 * @param id of the {@link ScoreModel.Item}; {@code prior} for the model's prior
 * @param name for people
 * @param nats positive if the evidence speaks against the sender
 * @param why the reason for the weight
 */
public record Contribution(String id, String name, double nats, String why) {}
