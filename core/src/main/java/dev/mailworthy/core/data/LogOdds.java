package dev.mailworthy.core.data;

/** Converts between probabilities and log-odds in nats. */
public final class LogOdds {

    private LogOdds() {}

    /** The log-odds of a probability between 0 and 1. */
    public static double of(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /** The probability of log-odds. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
