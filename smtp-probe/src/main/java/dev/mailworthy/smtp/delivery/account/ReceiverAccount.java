package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one receiver did.
 *
 * @param target the receiver, or the smarthost
 * @param counts of all its cells
 * @param causes one for each cause and outcome
 * @param standing the refusals about the sender in the hours after the receiver took mail for the last time: what it refuses until
 *     the end of the log. Fewer than {@value #LEAST} of them after mail was taken may be chance, and do not stand
 * @param sources one for each local address
 * @param lastAccepted the last time that it took mail
 * @param delays of accepted mail, from its arrival on this server
 * @param encrypted attempts of which the log says that TLS was used
 * @param plaintext attempts of which the log says that TLS was not used
 */
public record ReceiverAccount(
        MailTarget target,
        RecipientCounts counts,
        List<CauseAccount> causes,
        List<CauseAccount> standing,
        List<SourceAccount> sources,
        Optional<Instant> lastAccepted,
        DelayHistogram delays,
        long encrypted,
        long plaintext) {

    private static final int LEAST = 3;

    static ReceiverAccount of(MailTarget target, List<EvidenceCell> cells) {
        DelayHistogram delays = DelayHistogram.NONE;
        long encrypted = 0;
        long plaintext = 0;
        long accepted = Long.MIN_VALUE;
        for (EvidenceCell cell : cells) {
            encrypted += cell.counts().encrypted();
            plaintext += cell.counts().plaintext();
            if (cell.key().outcome() == DeliveryOutcome.ACCEPTED) {
                delays = delays.plus(cell.counts().delays());
                accepted = Math.max(accepted, cell.counts().last());
            }
        }
        return new ReceiverAccount(
                target,
                RecipientCounts.of(cells),
                CauseAccount.of(cells),
                standing(cells, accepted),
                SourceAccount.of(cells),
                accepted == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(accepted)),
                delays,
                encrypted,
                plaintext);
    }

    /** {@return the share of attempts without TLS among those of which the log tells; empty if it tells of none} */
    public OptionalDouble plaintextShare() {
        long known = encrypted + plaintext;
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) plaintext / known);
    }

    /**
     * Recipients refused, expired or waiting for a reason about the sender.
     *
     * @return a number of recipients
     */
    public long aboutYou() {
        return causes.stream()
                .filter(CauseAccount::isAboutYou)
                .mapToLong(CauseAccount::recipients)
                .sum();
    }

    /** @param accepted when mail was taken for the last time; {@link Long#MIN_VALUE} for never */
    private static List<CauseAccount> standing(List<EvidenceCell> cells, long accepted) {
        boolean isNever = accepted == Long.MIN_VALUE;
        long lastHour = isNever ? Long.MIN_VALUE : CellKey.hourOf(accepted);
        List<EvidenceCell> run = cells.stream()
                .filter(cell -> cell.key().outcome() == DeliveryOutcome.REFUSED
                        && cell.key().cause().matter() == Matter.YOU
                        && cell.key().hour() > lastHour)
                .toList();
        long refusals = run.stream().mapToLong(cell -> cell.counts().attempts()).sum();
        return refusals >= (isNever ? 1 : LEAST) ? CauseAccount.of(run) : List.of();
    }
}
