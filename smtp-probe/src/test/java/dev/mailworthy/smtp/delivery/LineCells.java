package dev.mailworthy.smtp.delivery;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The cells of a few lines, in words. */
final class LineCells {

    private LineCells() {}

    static DeliverySummary read(String... lines) throws IOException {
        return DeliveryLog.read(
                TextSource.of(List.of(lines), Instant.parse("2026-12-01T00:00:00Z")),
                DeliveryOptions.of(ZoneOffset.UTC, 1));
    }

    /** Kind and name of the target, outcome, cause, source; for example {@code receiver example.net accepted - -}. */
    static List<String> of(String... lines) throws IOException {
        return read(lines).settled().counted().stream().map(LineCells::words).toList();
    }

    private static String words(EvidenceCell cell) {
        CellKey key = cell.key();
        return key.target().kind().label() + " " + key.target().name() + " "
                + key.outcome().label() + " "
                + (key.cause().isNone() ? "-" : key.cause().id()) + " "
                + key.source().map(IpAddress::toString).orElse("-");
    }
}
