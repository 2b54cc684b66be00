package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.smtp.dialogue.Capability;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.util.Optional;

/** A dialogue with one mail server, as JSON. */
final class DialogueForms {

    private DialogueForms() {}

    static JsonObject dialogue(DialogueReport report) {
        return JsonObject.empty()
                .with("outcome", report.outcome().name())
                .with("detail", report.detail())
                .with(
                        "steps",
                        report.steps().stream()
                                .map(step -> JsonObject.empty()
                                        .with("stage", step.stage().name())
                                        .with("outcome", step.outcome().name())
                                        .with("reply", step.reply().map(Object::toString))
                                        .with("millis", step.millis()))
                                .toList())
                .with(
                        "capabilities",
                        report.capabilitiesBeforeTls().stream()
                                .map(Capability::toString)
                                .toList())
                .with(
                        "capabilitiesUnderTls",
                        report.capabilitiesUnderTls().stream()
                                .map(Capability::toString)
                                .toList())
                .with("tls", report.tls().map(DialogueForms::tls))
                .with("masking", FindingForms.evidence(report.masking()))
                .with("clientSeen", client(report))
                .with("injectedPlaintext", report.injectedPlaintext());
    }

    private static Optional<String> client(DialogueReport report) {
        return report.client().map(seen -> seen.address().toString());
    }

    private static JsonObject tls(TlsFacts tls) {
        return JsonObject.empty()
                .with("protocol", tls.protocol())
                .with("cipher", tls.cipher())
                .with("leafSha256", tls.leafSha256())
                .with("leafSpkiSha256", tls.leafSpkiSha256());
    }
}
