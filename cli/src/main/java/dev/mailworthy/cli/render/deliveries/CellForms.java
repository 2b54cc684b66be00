package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evidence cells, one document each, and the account without them at the end. */
final class CellForms {

    private CellForms() {}

    static List<JsonObject> lines(DeliveriesReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.account().cells().forEach(cell -> lines.add(line(cell)));
        lines.add(DeliveryForms.document(report, stamp));
        return lines;
    }

    static JsonObject line(EvidenceCell cell) {
        CellKey key = cell.key();
        CellCounts counts = cell.counts();
        return JsonObject.empty()
                .with("hour", key.begins())
                .with("source", key.source().map(IpAddress::toString))
                .with("receiver", key.target().id())
                .with("name", key.target().name())
                .with("kind", key.target().kind().label())
                .with("domain", key.domain())
                .with("outcome", key.outcome().label())
                .with(
                        "cause",
                        key.cause().isNone()
                                ? Optional.empty()
                                : Optional.of(key.cause().id()))
                .with(
                        "blame",
                        key.cause().isNone()
                                ? Optional.empty()
                                : Optional.of(key.cause().matter().label()))
                .with("rule", key.cause().rule())
                .with("attempts", counts.attempts())
                .with("recipients", counts.recipients())
                .with("deferredOnce", counts.deferredOnce())
                .with("heldOnce", counts.heldOnce())
                .with("first", Instant.ofEpochSecond(counts.first()))
                .with("last", Instant.ofEpochSecond(counts.last()))
                .with("encrypted", counts.encrypted())
                .with("plaintext", counts.plaintext())
                .with("delays", delays(counts))
                .with("stageMillis", stages(counts))
                .with("sample", counts.sample().map(SampleReply::text));
    }

    /** The number of attempts by the bucket of their delay. */
    private static JsonObject delays(CellCounts counts) {
        JsonObject delays = JsonObject.empty();
        counts.delays().counts().forEach((bucket, count) -> delays.with(String.valueOf(bucket), count));
        return delays;
    }

    private static JsonObject stages(CellCounts counts) {
        return JsonObject.empty()
                .with("attempts", counts.stages().attempts())
                .with("arrival", counts.stages().arrival())
                .with("queue", counts.stages().queue())
                .with("connection", counts.stages().connection())
                .with("transmission", counts.stages().transmission());
    }
}
