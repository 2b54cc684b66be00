package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.score.DecayedCounter;
import dev.mailworthy.core.score.DeliveryLikelihood;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one receiver did with the mail of one sender.
 *
 * @param counts of all attempts and recipients, whatever the cause
 * @param refusals those about the sender; refusals about a recipient, a message or the receiver, and greylisting, are left out
 * @param lastAccepted the last time that it took mail
 * @param delays of accepted mail, from its arrival on this server
 * @param encrypted attempts of which the log says that TLS was used
 * @param plaintext attempts of which the log says that TLS was not used
 * @param weighed the cells that count for the reputation: accepted mail and refusals about the sender, without the mail that was
 *     taken from an address before the refusals of it that go on
 * @param deferredOnce recipients that were deferred at least once, for whatever cause
 */
public record SenderReceiver(
        MailTarget target,
        RecipientCounts counts,
        List<SenderRefusals> refusals,
        Optional<Instant> lastAccepted,
        DelayHistogram delays,
        long encrypted,
        long plaintext,
        List<EvidenceCell> weighed,
        long deferredOnce) {
    public SenderReceiver {
        refusals = List.copyOf(refusals);
        weighed = List.copyOf(weighed);
    }

    /** {@return the refusals after which the receiver took no mail} */
    public List<SenderRefusals> goingOn() {
        return refusals.stream().filter(SenderRefusals::goesOn).toList();
    }

    /**
     * The counts for the reputation estimate. Old mail counts less. A recipient who waits counts once, however often the queue
     * tries.
     *
     * @param receiver the id of the receiver's requirement pack
     * @param model gives the time in which old mail loses half of its weight
     * @param now the time from which ages count
     * @return counts of mail taken, refused and put off
     */
    public DeliveryHistory history(String receiver, DeliveryLikelihood model, Instant now) {
        long waits = sum(cell -> cell.key().outcome() == DeliveryOutcome.DEFERRED);
        double each = waits == 0 ? 0 : Math.min(1, (double) deferredOnce / waits);
        return new DeliveryHistory(
                receiver,
                faded(DeliveryOutcome.ACCEPTED, model, now),
                faded(DeliveryOutcome.REFUSED, model, now),
                each * faded(DeliveryOutcome.DEFERRED, model, now));
    }

    private long sum(Predicate<EvidenceCell> wanted) {
        return weighed.stream()
                .filter(wanted)
                .mapToLong(cell -> cell.counts().attempts())
                .sum();
    }

    private double faded(DeliveryOutcome outcome, DeliveryLikelihood model, Instant now) {
        DecayedCounter counter = DecayedCounter.zero(now, model.halfLife());
        for (EvidenceCell cell : weighed) {
            if (cell.key().outcome() == outcome) {
                Instant when = Instant.ofEpochSecond(cell.counts().last());
                counter = counter.plus(cell.counts().attempts(), when.isAfter(now) ? now : when);
            }
        }
        return counter.valueAt(now);
    }
}
