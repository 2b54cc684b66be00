package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.assess.delivery.ReadLog;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** The document of {@code deliveries}. */
public final class DeliveryForms {

    private static final int SHAPES = 10;
    private static final long HOUR = 3600;
    /** Hours without a line that make a gap. */
    static final int GAP = 6;

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private DeliveryForms() {}

    static JsonObject document(DeliveriesReport report, Stamp stamp) {
        JsonObject document = stamp.document("deliveries")
                .with("verdict", report.verdict().label())
                .withAll(members(report, id -> id));
        report.by()
                .ifPresent(by -> document.with("by", by.label())
                        .with(
                                "groups",
                                DeliveryGroup.of(report.account().cells(), by, report.zone()).stream()
                                        .map(DeliveryForms::group)
                                        .toList()));
        return document.with(
                "unanswered",
                report.unanswered().stream().map(FindingForms::unanswered).toList());
    }

    /**
     * What the log says, without a verdict.
     *
     * @param ids changes the ids of receivers to those that the rest of the document uses
     */
    public static JsonObject members(DeliveriesReport report, UnaryOperator<String> ids) {
        return JsonObject.empty()
                .with("partial", report.stopped())
                .with("period", period(report.account().coverage().hours()))
                .with("coverage", coverage(report))
                .with("totals", totals(report))
                .with(
                        "receivers",
                        report.account().receivers().stream()
                                .map(receiver -> receiver(receiver, ids))
                                .toList())
                .with(
                        "own",
                        report.account().own().stream().map(DeliveryForms::own).toList());
    }

    private static JsonObject period(SortedSet<Long> hours) {
        return JsonObject.empty().with("from", from(hours)).with("to", to(hours));
    }

    private static Optional<Instant> from(SortedSet<Long> hours) {
        return hours.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(hours.first() * HOUR));
    }

    private static Optional<Instant> to(SortedSet<Long> hours) {
        return hours.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond((hours.last() + 1) * HOUR));
    }

    private static JsonObject coverage(DeliveriesReport report) {
        LogCoverage coverage = report.account().coverage();
        return JsonObject.empty()
                .with("files", report.logs().stream().map(DeliveryForms::file).toList())
                .with("lines", coverage.lines())
                .with("understood", coverage.understood())
                .with("notUnderstood", coverage.notUnderstood())
                .with("ambiguous", coverage.ambiguous())
                .with("unreadable", coverage.unreadable())
                .with("lost", coverage.lost())
                .with("truncated", coverage.truncated())
                .with("tooLong", coverage.tooLong())
                .with("evicted", coverage.evicted())
                .with("clockJumps", coverage.clockJumps())
                .with("merged", coverage.merged())
                .with(
                        "gaps",
                        coverage.gaps(GAP).stream()
                                .map(gap -> JsonObject.empty()
                                        .with("from", Instant.ofEpochSecond(gap.getKey() * HOUR))
                                        .with("hours", gap.getValue()))
                                .toList())
                .with(
                        "shapes",
                        coverage.commonestShapes(SHAPES).stream()
                                .map(shape -> JsonObject.empty()
                                        .with("shape", shape.getKey())
                                        .with("lines", shape.getValue()))
                                .toList())
                .with("share", number(coverage.share()));
    }

    private static JsonObject file(ReadLog log) {
        LogCoverage coverage = log.coverage();
        return JsonObject.empty()
                .with("name", log.name())
                .with("lines", coverage.lines())
                .with("understood", coverage.understood())
                .with("from", from(coverage.hours()))
                .with("to", to(coverage.hours()));
    }

    private static JsonObject totals(DeliveriesReport report) {
        return JsonObject.empty()
                .with("messages", number(report.account().messages()))
                .withAll(counts(report.account().totals()));
    }

    static JsonObject counts(RecipientCounts counts) {
        return JsonObject.empty()
                .with("recipients", counts.recipients())
                .with("attempts", counts.attempts())
                .with("accepted", counts.accepted())
                .with("deferred", counts.deferred())
                .with("refused", counts.refused())
                .with("expired", counts.expired())
                .with("held", counts.held())
                .with("pending", counts.pending());
    }

    private static JsonObject group(DeliveryGroup group) {
        return JsonObject.empty().with("name", group.name()).withAll(counts(group.counts()));
    }

    private static JsonObject receiver(ReceiverAccount receiver, UnaryOperator<String> ids) {
        boolean isEnough = receiver.counts().accepted() > 0;
        return JsonObject.empty()
                .with("id", receiver.target().id().map(ids))
                .with("name", receiver.target().name())
                .with("kind", receiver.target().kind().label())
                .withAll(counts(receiver.counts()))
                .with("aboutYou", receiver.aboutYou())
                .with("lastAccepted", receiver.lastAccepted())
                .with("medianSeconds", isEnough ? number(receiver.delays().seconds(MEDIAN)) : Optional.empty())
                .with("p95Seconds", isEnough ? number(receiver.delays().seconds(NEARLY_ALL)) : Optional.empty())
                .with("plaintextShare", number(receiver.plaintextShare()))
                .with(
                        "causes",
                        receiver.causes().stream().map(DeliveryForms::cause).toList())
                .with(
                        "sources",
                        receiver.sources().stream()
                                .map(source -> JsonObject.empty()
                                        .with("source", source.source().map(IpAddress::toString))
                                        .with("attempts", source.attempts())
                                        .with("refused", source.refused()))
                                .toList());
    }

    private static JsonObject cause(CauseAccount cause) {
        return JsonObject.empty()
                .with("cause", cause.cause().id())
                .with("blame", cause.cause().matter().label())
                .with("outcome", cause.outcome().label())
                .with("attempts", cause.attempts())
                .with("recipients", cause.recipients())
                .with("firstSeen", cause.first())
                .with("lastSeen", cause.last())
                .with("rule", cause.cause().rule())
                .with("sample", cause.sample());
    }

    private static JsonObject own(ReceiverAccount own) {
        return JsonObject.empty()
                .with("name", own.target().name())
                .with("kind", own.target().kind().label())
                .withAll(counts(own.counts()));
    }

    private static Optional<Long> number(OptionalLong number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(number.getAsLong());
    }

    private static Optional<Double> number(OptionalDouble number) {
        return number.isPresent() ? Optional.of(Math.round(number.getAsDouble() * 1000) / 1000.0) : Optional.empty();
    }
}
