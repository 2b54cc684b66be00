package dev.mailworthy.core.score;

/**
 * How likely mail from the sender is wanted, as far as evidence tells: 0 to 100, never without its interval.
 *
 * @param point unanswered evidence counting nothing
 * @param low the score if all that is unanswered spoke against the sender
 * @param high the score if all that is unanswered spoke for it
 * @param coverage the share of the evidence's weight that was answered, 0 to 1
 */
public record Score(double point, double low, double high, double coverage) {}
