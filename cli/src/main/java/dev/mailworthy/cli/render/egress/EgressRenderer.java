package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.provider.GuidedReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Screens and documents of {@code egress}: which outgoing ports are open. */
public final class EgressRenderer implements Renderer<GuidedReport> {

    /** The verdict of the ports' findings. */
    public static Verdict verdict(GuidedReport report) {
        return Verdict.of(report.findings(), report.unanswered());
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(GuidedReport report, TextStyle style) {
        return new EgressScreen(report, style).text(verdict(report));
    }

    @Override
    public JsonObject document(GuidedReport report, Stamp stamp) {
        return stamp.document("egress")
                .with("measuredAt", report.measuredAt())
                .with(
                        "paths",
                        report.egress().paths().stream()
                                .map(EgressRenderer::path)
                                .toList())
                .with(
                        "verdicts",
                        report.egress().verdicts().stream()
                                .map(EgressRenderer::verdict)
                                .toList())
                .with("host", host(report.egress()))
                .with("ranAs", report.egress().ranAs().map(EgressRenderer::user))
                .with("provider", ProviderForms.provider(report.guidance()))
                .with("recognition", ProviderForms.recognition(report.guidance()))
                .with("responder", ResponderForms.visits(report.egress()))
                .with("findings", FindingForms.findings(report))
                .with("unanswered", FindingForms.unanswered(report));
    }

    private static JsonObject host(EgressReport report) {
        Answer<String> inbound = report.inbound();
        return JsonObject.empty()
                .with("verdict", report.host().name())
                .with(
                        "inbound",
                        JsonObject.empty()
                                .with(
                                        "outcome",
                                        inbound.fold(
                                                seen -> "present",
                                                () -> "absent",
                                                silent -> "unanswered",
                                                beside -> "not-applicable"))
                                .with(
                                        "detail",
                                        inbound.fold(
                                                Function.identity(),
                                                () -> "no program listens to the network on port 25",
                                                Answer.Unanswered::detail,
                                                Answer.NotApplicable::detail)));
    }

    private static JsonObject path(EgressPath path) {
        return JsonObject.empty()
                .with("source", path.source())
                .with("family", path.family().label())
                .with("port", path.port())
                .with("role", path.role().name().toLowerCase(Locale.ROOT))
                .with("target", path.target())
                .with("operator", path.operator())
                .with("address", path.address())
                .with("outcome", path.outcome().name())
                .with("millis", path.millis())
                .with("attempts", path.attempts())
                .with("detail", path.detail())
                .with("dialogue", path.dialogue().map(DialogueForms::dialogue))
                .with("trust", path.trust().map(TrustForms::trust))
                .with("envelope", path.envelope().map(EnvelopeForms::envelope));
    }

    private static JsonObject verdict(PortVerdict port) {
        return JsonObject.empty()
                .with("source", port.source())
                .with("family", port.family().label())
                .with("port", port.port())
                .with("verdict", port.verdict().name())
                .with("confidence", port.confidence().label())
                .with("tested", port.tested().label())
                .with("longPackets", port.longPackets().map(PortVerdict.LongPackets::label))
                .with("evidence", port.evidence())
                .with("own", port.own().stream().map(EgressRenderer::rule).toList());
    }

    private static JsonObject rule(LocalRule rule) {
        return JsonObject.empty()
                .with("kind", rule.kind().name())
                .with("text", rule.text())
                .with("command", rule.command());
    }

    private static JsonObject user(LocalUser user) {
        return JsonObject.empty().with("user", user.name()).with("uid", uid(user));
    }

    static Optional<Long> uid(LocalUser user) {
        return user.uid().isPresent() ? Optional.of(user.uid().getAsLong()) : Optional.empty();
    }

    @Override
    public List<JsonObject> lines(GuidedReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.egress().paths().forEach(path -> lines.add(path(path)));
        report.egress().verdicts().forEach(port -> lines.add(verdict(port)));
        report.egress().responder().forEach(visit -> lines.add(ResponderForms.visit(visit)));
        lines.add(stamp.document("egress")
                .with("measuredAt", report.measuredAt())
                .with("host", host(report.egress()))
                .with("ranAs", report.egress().ranAs().map(EgressRenderer::user))
                .with("provider", ProviderForms.provider(report.guidance()))
                .with("recognition", ProviderForms.recognition(report.guidance())));
        return lines;
    }
}
