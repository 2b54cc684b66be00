package dev.mailworthy.core.receiver;

/**
 * What one receiver did with this sender's mail. Old events count less ({@link dev.mailworthy.core.score.DecayedCounter}), so
 * that the counts are fractions. Replies about the recipient, the content or a fault of the receiver are left out.
 *
 * @param receiver the {@linkplain ReceiverPack#id() id} of its pack
 * @param accepted deliveries
 * @param refused 5yz replies about the sender
 * @param deferred 4yz replies about the sender
 */
public record DeliveryHistory(String receiver, double accepted, double refused, double deferred) {
    /** @throws IllegalArgumentException if a count is negative or no number */
    public DeliveryHistory {
        if (!(accepted >= 0 && refused >= 0 && deferred >= 0) || Double.isInfinite(accepted + refused + deferred)) {
            throw new IllegalArgumentException("counts must be finite and not negative");
        }
    }

    /** {@return whether there was no reply at all} */
    public boolean isEmpty() {
        return accepted + refused + deferred == 0;
    }
}
