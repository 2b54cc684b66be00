package dev.mailworthy.cli.render;

import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.score.Gates;
import dev.mailworthy.smtp.EgressPath;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which ports are open from here. */
public final class EgressRenderer implements Renderer<EgressReport> {

    /** What the ports come to, by the gates. */
    public static Verdict verdict(EgressReport report) {
        return Gates.decide(report.findings(), report.unanswered());
    }

    @Override
    public String text(EgressReport report, TextStyle style) {
        Page page = new Page();
        page.hanging(
                report.host().name() + "  ",
                "seen from this machine",
                lead -> style.palette().verdict(verdict(report), lead));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.blank();
        for (PortVerdict port : report.verdicts()) {
            page.ends(
                    port.subject() + ": " + port.verdict(),
                    "confidence " + port.confidence().label(),
                    style.palette()::strong,
                    style.palette()::faint);
            port.evidence().forEach(line -> page.hanging("    ", line));
        }
        ResponderForms.write(page, report);
        page.blank();
        FindingForms.write(page, report, style);
        return page.toString();
    }

    @Override
    public JsonObject document(EgressReport report, Stamp stamp) {
        return stamp.document("egress")
                .with("paths", report.paths().stream().map(EgressRenderer::path).toList())
                .with(
                        "verdicts",
                        report.verdicts().stream().map(EgressRenderer::verdict).toList())
                .with("host", JsonObject.empty().with("verdict", report.host().name()))
                .with("provider", Optional.empty())
                .with("responder", ResponderForms.visits(report))
                .with("findings", FindingForms.findings(report))
                .with("unanswered", FindingForms.unanswered(report));
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
                .with("detail", path.detail());
    }

    private static JsonObject verdict(PortVerdict port) {
        return JsonObject.empty()
                .with("source", port.source())
                .with("family", port.family().label())
                .with("port", port.port())
                .with("verdict", port.verdict().name())
                .with("confidence", port.confidence().label())
                .with("evidence", port.evidence());
    }

    @Override
    public List<JsonObject> lines(EgressReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.paths().forEach(path -> lines.add(path(path)));
        report.verdicts().forEach(port -> lines.add(verdict(port)));
        report.responder().forEach(visit -> lines.add(ResponderForms.visit(visit)));
        lines.add(stamp.document("egress")
                .with("host", JsonObject.empty().with("verdict", report.host().name())));
        return lines;
    }
}
