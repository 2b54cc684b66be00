package dev.mailworthy.core.score;

/**
 * The reputation estimate: how likely mail from the sender is wanted, from 0 to 100, with its interval.
 *
 * @param point the estimate; unanswered evidence counts nothing
 * @param low the estimate if all unanswered evidence spoke against the sender
 * @param high the estimate if all unanswered evidence spoke for the sender
 * @param coverage the answered share of the evidence, by weight, 0 to 1
 */
public record Score(double point, double low, double high, double coverage) {}
