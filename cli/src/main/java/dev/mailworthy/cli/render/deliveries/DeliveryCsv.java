package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.render.CsvRow;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;

/** Groups as CSV, one row each: by receiver, or as the user wants. */
public final class DeliveryCsv {

    private DeliveryCsv() {}

    public static String of(DeliveriesReport report) {
        DeliveryGroup.By by = report.by().orElse(DeliveryGroup.By.RECEIVER);
        StringBuilder rows = new StringBuilder(CsvRow.of(
                by.label(), "recipients", "attempts", "accepted", "deferred", "refused", "expired", "held", "pending"));
        for (DeliveryGroup group : DeliveryGroup.of(report.account().cells(), by, report.zone())) {
            RecipientCounts counts = group.counts();
            rows.append(CsvRow.of(
                    group.name(),
                    counts.recipients(),
                    counts.attempts(),
                    counts.accepted(),
                    counts.deferred(),
                    counts.refused(),
                    counts.expired(),
                    counts.held(),
                    counts.pending()));
        }
        return rows.toString();
    }
}
