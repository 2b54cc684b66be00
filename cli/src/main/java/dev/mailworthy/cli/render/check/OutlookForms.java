package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.GateOutcome;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.core.score.Contribution;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.core.score.Score;
import dev.mailworthy.core.score.ScoreReport;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines about receivers and {@link Score score} in a report. */
final class OutlookForms {

    /** The worst verdict first. */
    private static final List<ReceiverVerdict> ORDER =
            List.of(ReceiverVerdict.REFUSE, ReceiverVerdict.AT_RISK, ReceiverVerdict.UNKNOWN, ReceiverVerdict.ACCEPT);

    private OutlookForms() {}

    static List<JsonObject> receivers(OutlookReport outlook) {
        return outlook.receivers().stream().map(OutlookForms::receiver).toList();
    }

    private static JsonObject receiver(ReceiverOutlook receiver) {
        return JsonObject.empty()
                .with("id", receiver.pack().id())
                .with("name", receiver.pack().name())
                .with("verdict", receiver.verdict().label())
                .with("tier", receiver.tier().label())
                .with("packDate", receiver.pack().reviewed())
                .with(
                        "decidedBy",
                        receiver.deciding().stream()
                                .map(gate -> gate.requirement().id())
                                .toList())
                .with("gates", receiver.gates().stream().map(OutlookForms::gate).toList());
    }

    private static JsonObject gate(Gate gate) {
        return JsonObject.empty()
                .with("id", gate.requirement().id())
                .with("outcome", gate.outcome().label())
                .with("why", gate.why())
                .with("text", gate.requirement().condition().text())
                .with("enforced", gate.enforcement().label())
                .with("source", gate.requirement().source().page())
                .with("sourceDate", gate.requirement().source().read());
    }

    static Optional<JsonObject> score(ScoreReport report) {
        return report.shown()
                .map(score -> JsonObject.empty()
                        .with("point", tenth(score.point()))
                        .with("low", tenth(score.low()))
                        .with("high", tenth(score.high()))
                        .with("coverage", Math.round(score.coverage() * 1000) / 1000.0));
    }

    static JsonObject basis(ScoreReport report) {
        return JsonObject.empty()
                .with("model", report.model())
                .with("coverage", Math.round(report.computed().coverage() * 1000) / 1000.0)
                .with(
                        "contributions",
                        report.contributions().stream()
                                .map(each -> JsonObject.empty()
                                        .with("id", each.id())
                                        .with("name", each.name())
                                        .with("nats", Math.round(each.nats() * 1000) / 1000.0)
                                        .with("why", each.why()))
                                .toList())
                .with("unanswered", report.unanswered());
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }

    public static void write(Page page, OutlookReport outlook, TextStyle style) {
        page.hanging("", head(outlook));
        for (ReceiverVerdict verdict : ORDER) {
            List<ReceiverOutlook> same = outlook.receivers().stream()
                    .filter(receiver -> receiver.verdict() == verdict)
                    .toList();
            if (!same.isEmpty()) {
                page.hanging(
                        "  " + mark(verdict) + " ",
                        verdict.words() + ": "
                                + same.stream().map(OutlookForms::named).collect(Collectors.joining(", ")),
                        text -> style.palette().verdict(verdict.verdict(), text));
            }
        }
        notMeasured(page, outlook);
        if (style.verbosity() == Verbosity.VERBOSE) {
            outlook.receivers().forEach(receiver -> gates(page, receiver));
        }
        score(page, outlook.score(), style);
        page.blank();
    }

    /** Names the number of requirements that no run of check can see. They do not decide. */
    private static void notMeasured(Page page, OutlookReport outlook) {
        long open = outlook.receivers().stream()
                .mapToLong(receiver -> receiver.notMeasured().size())
                .sum();
        if (open > 0) {
            page.hanging(
                    "  ",
                    open + " of their requirements cannot be seen from here and decided nothing; -v shows them and what"
                            + " they take.");
        }
    }

    private static String head(OutlookReport outlook) {
        String tier = outlook.receivers().stream().anyMatch(each -> each.tier() == Tier.BULK) ? "bulk" : "all";
        String dates = Stream.of(Comparator.<LocalDate>naturalOrder(), Comparator.<LocalDate>reverseOrder())
                .flatMap(order ->
                        outlook.receivers().stream().map(each -> each.pack().reviewed()).min(order).stream())
                .distinct()
                .map(LocalDate::toString)
                .collect(Collectors.joining(" to "));
        return "Receivers, by what they ask of " + tier + " senders (packs of " + dates + ")";
    }

    private static String mark(ReceiverVerdict verdict) {
        return switch (verdict) {
            case ACCEPT -> "+";
            case AT_RISK -> "!";
            case REFUSE -> "x";
            case UNKNOWN -> "?";
        };
    }

    /** The receiver with its first deciding gate, and the number of the others. */
    private static String named(ReceiverOutlook receiver) {
        List<Gate> deciding = receiver.deciding();
        if (deciding.isEmpty()) {
            return receiver.pack().name();
        }
        String more = deciding.size() == 1 ? "" : " +" + (deciding.size() - 1);
        return receiver.pack().name() + " (" + deciding.get(0).requirement().id() + more + ")";
    }

    private static void gates(Page page, ReceiverOutlook receiver) {
        page.hanging("    ", receiver.pack().name() + ": " + receiver.verdict().words());
        receiver.gates().stream()
                .filter(gate -> gate.outcome() != GateOutcome.NOT_APPLICABLE)
                .forEach(gate -> page.hanging(
                        "      " + gate.outcome().label()
                                + " ".repeat(8 - gate.outcome().label().length()),
                        gate.requirement().id() + " "
                                + gate.requirement().condition().text() + ": " + gate.why()));
    }

    private static void score(Page page, ScoreReport report, TextStyle style) {
        String coverage = percent(report.computed().coverage()) + " of the evidence answered";
        Optional<Score> shown = report.shown();
        if (shown.isEmpty()) {
            page.hanging("", "No score: " + coverage + ", less than half.");
            return;
        }
        Score score = shown.get();
        page.hanging(
                "Score " + Math.round(score.point()) + " ",
                "of 100 (range " + Math.round(score.low()) + " to " + Math.round(score.high()) + "), " + coverage + "."
                        + lesson(report),
                style.palette()::strong);
        if (style.verbosity() == Verbosity.VERBOSE) {
            report.contributions().forEach(each -> contribution(page, each));
            page.hanging("      ", "Unanswered: " + String.join(", ", report.unanswered()) + ".");
        }
    }

    private static String lesson(ScoreReport report) {
        boolean delivered =
                report.contributions().stream().anyMatch(each -> each.id().startsWith("delivery-"));
        return delivered ? "" : " Setup alone leaves the range wide; only deliveries narrow it.";
    }

    private static void contribution(Page page, Contribution each) {
        page.hanging(String.format(Locale.ROOT, "      %+6.2f ", each.nats()), each.name() + ": " + each.why());
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
