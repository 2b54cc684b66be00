package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.OtherKey;
import dev.mailworthy.smtp.path.ResponderOutcome.Proven;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Rewriting;
import java.util.List;
import java.util.Optional;

/** Visits to a responder, for a report on outgoing ports. */
final class ResponderForms {

    private ResponderForms() {}

    /** Writes the visits of ports that have no verdict. Verdicts show the others. */
    public static void write(Page page, EgressReport report) {
        List<ResponderPath> others = report.responder().stream()
                .filter(path -> report.verdicts().stream()
                        .noneMatch(verdict -> verdict.port() == path.port()
                                && verdict.family() == path.family()
                                && verdict.source().equals(path.source())))
                .toList();
        if (!others.isEmpty()) {
            page.blank();
            others.forEach(path -> page.hanging("  ", path.family().title() + ", " + path.line()));
        }
    }

    static List<JsonObject> visits(EgressReport report) {
        return report.responder().stream().map(ResponderForms::visit).toList();
    }

    static JsonObject visit(ResponderPath path) {
        Optional<Proven> proven = path.outcome() instanceof Proven outcome ? Optional.of(outcome) : Optional.empty();
        return JsonObject.empty()
                .with("source", path.source())
                .with("family", path.family().label())
                .with("port", path.port())
                .with("responder", path.responder())
                .with("address", path.address())
                .with("outcome", name(path.outcome()))
                .with(
                        "attempt",
                        path.outcome() instanceof Unreached unreached
                                ? Optional.of(unreached.how().name())
                                : Optional.empty())
                .with("millis", path.millis())
                .with("detail", path.outcome().line())
                .with("seen", proven.map(known -> ProvenLine.endpoint(known.seen())))
                .with("local", proven.map(known -> ProvenLine.endpoint(known.local())))
                .with("farEnd", proven.map(known -> ProvenLine.endpoint(known.responder())))
                .with("translation", proven.map(known -> known.translation().name()))
                .with("tls", proven.map(known -> known.tls().name()))
                .with("serves", proven.map(Proven::serves).orElse(List.of()))
                .with(
                        "rewritten",
                        proven.map(Proven::rewritten).orElse(List.of()).stream()
                                .map(ResponderForms::rewriting)
                                .toList());
    }

    private static JsonObject rewriting(Rewriting change) {
        return JsonObject.empty().with("what", change.kind().name()).with("detail", change.detail());
    }

    private static String name(ResponderOutcome outcome) {
        if (outcome instanceof Proven) {
            return "PROVEN";
        }
        if (outcome instanceof NotTheResponder) {
            return "NOT_THE_RESPONDER";
        }
        return outcome instanceof OtherKey ? "OTHER_KEY" : "UNREACHED";
    }
}
