package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Attempts from one address.
 *
 * @param source empty where neither the log nor the receiver names the address
 * @param attempts the number of attempts
 * @param refused attempts that were refused for good
 */
public record SourceAccount(Optional<IpAddress> source, long attempts, long refused) {

    static List<SourceAccount> of(List<EvidenceCell> cells) {
        Map<String, SourceAccount> all = new TreeMap<>();
        for (EvidenceCell cell : cells) {
            Optional<IpAddress> source = cell.key().source();
            long attempts = cell.counts().attempts();
            long refused = cell.key().outcome() == DeliveryOutcome.REFUSED ? attempts : 0;
            all.merge(
                    source.map(IpAddress::toString).orElse(""),
                    new SourceAccount(source, attempts, refused),
                    (one, other) ->
                            new SourceAccount(source, one.attempts + other.attempts, one.refused + other.refused));
        }
        return new ArrayList<>(all.values());
    }
}
