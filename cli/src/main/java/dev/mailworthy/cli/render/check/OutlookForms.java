package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.score.OutlookReport;
import java.util.List;

/** The verdicts of the receivers as JSON. */
final class OutlookForms {

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
}
