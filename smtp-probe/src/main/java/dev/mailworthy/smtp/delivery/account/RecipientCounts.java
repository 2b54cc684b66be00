package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.util.List;

/**
 * Attempts, and recipients by their last state. {@code accepted}, {@code refused}, {@code expired} and {@code pending} add up to
 * {@code recipients}.
 *
 * @param attempts to deliver, several for a recipient
 * @param recipients the number of all
 * @param accepted the receiver took the message
 * @param refused the receiver refused for good
 * @param expired this server gave up
 * @param pending recipients of whom no final state is known
 * @param deferred recipients that were deferred at least once
 * @param held recipients that the queue held back at least once
 */
public record RecipientCounts(
        long attempts,
        long recipients,
        long accepted,
        long refused,
        long expired,
        long pending,
        long deferred,
        long held) {

    static RecipientCounts of(List<EvidenceCell> cells) {
        long[] byOutcome = new long[DeliveryOutcome.values().length];
        long attempts = 0;
        long recipients = 0;
        long deferred = 0;
        long held = 0;
        for (EvidenceCell cell : cells) {
            byOutcome[cell.key().outcome().ordinal()] += cell.counts().recipients();
            attempts += cell.counts().attempts();
            recipients += cell.counts().recipients();
            deferred += cell.counts().deferredOnce();
            held += cell.counts().heldOnce();
        }
        long accepted = byOutcome[DeliveryOutcome.ACCEPTED.ordinal()];
        long refused = byOutcome[DeliveryOutcome.REFUSED.ordinal()];
        long expired = byOutcome[DeliveryOutcome.EXPIRED.ordinal()];
        return new RecipientCounts(
                attempts,
                recipients,
                accepted,
                refused,
                expired,
                recipients - accepted - refused - expired,
                deferred,
                held);
    }

    /**
     * Recipients who did not get the mail, or not yet.
     *
     * @return a number of recipients
     */
    public long missed() {
        return recipients - accepted;
    }
}
