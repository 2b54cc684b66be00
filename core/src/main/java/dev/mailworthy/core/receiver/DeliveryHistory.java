package dev.mailworthy.core.receiver;

import dev.mailworthy.core.data.LogOdds;

/**
 * What a receiver did with this sender's mail, in counts that have faded with time. What it refused because of the
 * recipient, the content or a passing trouble of its own is not in them.
 *
 * @param receiver the id of its pack
 * @param accepted deliveries
 * @param refused 5yz replies that are the sender's doing
 * @param deferred 4yz replies that are the sender's doing
 */
public record DeliveryHistory(String receiver, double accepted, double refused, double deferred) {
    public DeliveryHistory {
        if (!(accepted >= 0 && refused >= 0 && deferred >= 0) || Double.isInfinite(accepted + refused + deferred)) {
            throw new IllegalArgumentException("counts are finite and not negative");
        }
    }

    /** A deferral is a third of a refusal; the constants keep a handful of deliveries from deciding. */
    public double logOdds() {
        double bad = refused + 0.3 * deferred;
        double share = (0.4 + bad) / (20 + accepted + bad);
        return LogOdds.of(share) - LogOdds.of(0.02);
    }

    /** Whether nothing was delivered at all. */
    public boolean isEmpty() {
        return accepted + refused + deferred == 0;
    }
}
