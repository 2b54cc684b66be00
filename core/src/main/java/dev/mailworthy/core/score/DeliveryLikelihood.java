package dev.mailworthy.core.score;

import dev.mailworthy.core.data.LogOdds;
import dev.mailworthy.core.receiver.DeliveryHistory;
import java.time.Duration;

/**
 * What deliveries say about a sender, as data. The estimate is the share of refusals, compared with the usual one. Its bounds
 * come from the counts alone, so that they narrow with each mail and widen again as the mail grows old.
 *
 * @param usual the share of refusals about the sender that wanted mail meets too
 * @param assumed the number of mails with the usual share that the estimate begins with, so that a few deliveries decide nothing
 * @param deferral what a deferral counts, in refusals
 * @param certainty the probability that the share lies within the bounds
 * @param halfLife mail that is so old counts one half
 * @param why the reason for these numbers
 */
public record DeliveryLikelihood(
        double usual, double assumed, double deferral, double certainty, Duration halfLife, String why) {

    /** Jeffreys' prior for a share: half an event of each kind. */
    private static final double PRIOR = 0.5;

    private static final int STEPS = 1000;
    /** The width of the curve that is added up, in standard deviations to each side. */
    private static final double WIDTH = 20;

    /** Log-odds in nats. */
    record Bounds(double low, double high) {}

    /** The log-odds that the mail is unwanted, in nats, minus those without any delivery. */
    double logOdds(DeliveryHistory history) {
        double bad = bad(history);
        double share = (usual * assumed + bad) / (assumed + history.accepted() + bad);
        return LogOdds.of(share) - LogOdds.of(usual);
    }

    /** The bounds of the log-odds. {@link #logOdds} lies within them. */
    Bounds bounds(DeliveryHistory history) {
        double point = logOdds(history);
        Bounds counted = counted(bad(history) + PRIOR, history.accepted() + PRIOR);
        double none = LogOdds.of(usual);
        return new Bounds(Math.min(point, counted.low - none), Math.max(point, counted.high - none));
    }

    private double bad(DeliveryHistory history) {
        return history.refused() + deferral * history.deferred();
    }

    /**
     * The quantiles of the beta distribution of a share, as log-odds. Over log-odds x its density is p^bad (1-p)^good without a
     * factor, which has one peak and no infinite ends.
     */
    private Bounds counted(double bad, double good) {
        double peak = Math.log(bad / good);
        double deviation = Math.sqrt(1 / bad + 1 / good);
        double step = 2 * WIDTH * deviation / STEPS;
        double begin = peak - WIDTH * deviation;
        double highest = logDensity(peak, bad, good);
        double[] sums = new double[STEPS];
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            sum += Math.exp(logDensity(begin + (i + 0.5) * step, bad, good) - highest);
            sums[i] = sum;
        }
        double outside = (1 - certainty) / 2;
        return new Bounds(
                begin + step * first(sums, outside * sum), begin + step * (1 + first(sums, (1 - outside) * sum)));
    }

    private static double logDensity(double logOdds, double bad, double good) {
        return -bad * Math.log1p(Math.exp(-logOdds)) - good * Math.log1p(Math.exp(logOdds));
    }

    /** The first step whose sum reaches a value. */
    private static int first(double[] sums, double wanted) {
        int at = 0;
        while (at < sums.length - 1 && sums[at] < wanted) {
            at++;
        }
        return at;
    }
}
