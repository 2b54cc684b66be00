package dev.mailworthy.core.data;

/** Probabilities and their log-odds, in nats. */
public final class LogOdds {

    private LogOdds() {}

    public static double of(double probability) {
        return Math.log(probability / (1 - probability));
    }

    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
