package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.DelayHistogram;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
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
 * @param standing the refusals about the sender that go on until the end of the log, each address apart: those in the hours after
 *     the receiver took mail for the last time from the address, or from one that the log does not name
 * @param sources attempts from each address
 * @param refusedFrom the addresses of the refusals that go on, if each of them names its address and the log names others at this
 *     receiver too; otherwise none
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
        List<IpAddress> refusedFrom,
        Optional<Instant> lastAccepted,
        DelayHistogram delays,
        long encrypted,
        long plaintext) {

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
        List<EvidenceCell> standing = StandingRefusals.of(cells);
        return new ReceiverAccount(
                target,
                RecipientCounts.of(cells),
                CauseAccount.of(cells),
                CauseAccount.of(standing),
                SourceAccount.of(cells),
                refusedFrom(standing, cells),
                accepted == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(accepted)),
                delays,
                encrypted,
                plaintext);
    }

    private static List<IpAddress> refusedFrom(List<EvidenceCell> standing, List<EvidenceCell> cells) {
        boolean isNamed = standing.stream().allMatch(cell -> cell.key().source().isPresent());
        List<IpAddress> refused = sources(standing);
        return isNamed && sources(cells).size() > refused.size() ? refused : List.of();
    }

    private static List<IpAddress> sources(List<EvidenceCell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.key().source().stream())
                .distinct()
                .toList();
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
}
