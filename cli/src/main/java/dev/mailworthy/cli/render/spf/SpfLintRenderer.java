package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.ArrayList;
import java.util.List;

/** A record with marks below its faults. */
public final class SpfLintRenderer implements Renderer<LintReport> {

    /** A longer fix stands in the document once, and not in each finding. */
    private static final int LONGEST_COPY = 4096;

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(LintReport report, TextStyle style) {
        Page page = style.page();
        VerdictLine.write(page, label(report), report.verdict(), report.subject() + "  " + headline(report), style);
        if (style.verbosity() == Verbosity.QUIET || report.source().isEmpty()) {
            return page.toString();
        }
        if (report.findings().isEmpty()) {
            page.hanging("  ", Printable.text(report.source().get()));
        }
        report.survey().filter(survey -> report.findings().isEmpty()).ifPresent(survey -> {
            SpfSurveyRenderer.node(page, survey.root(), survey.voidFamily(), 1);
            page.hanging("  ", "May send: " + SpfSurveyRenderer.size(survey.authorised()) + ".");
        });
        for (LintFinding finding : report.findings()) {
            page.blank();
            Caret.write(page, report.source().get(), finding.span());
            page.hanging(
                    finding.type().severity().label() + "  ",
                    finding.type().code() + "  " + finding.message() + " (" + finding.section() + ")",
                    lead -> style.palette().severity(finding.type().severity(), lead));
        }
        if (report.leftOut() > 0) {
            page.blank();
            page.hanging("", report.leftOut() + " more faults are left out. None of them is more severe.");
        }
        report.fix().ifPresent(fix -> {
            page.blank();
            page.verbatim(2, "fix: " + Printable.whole(fix));
        });
        return page.toString();
    }

    private static String label(LintReport report) {
        return switch (report.verdict()) {
            case READY -> "OK";
            case AT_RISK -> "WARNING";
            case BLOCKED -> "ERROR";
            case INCONCLUSIVE -> "UNKNOWN";
        };
    }

    private static String headline(LintReport report) {
        int count = report.findings().size() + report.leftOut();
        if (report.source().isEmpty()) {
            return report.missing();
        }
        String faults = count == 0 ? "no faults" : count + (count == 1 ? " fault" : " faults");
        return faults
                + report.survey()
                        .map(survey -> "; " + survey.dnsTerms() + " of "
                                + SpfLimits.rfc7208().dnsTerms() + " DNS lookups")
                        .orElse("");
    }

    @Override
    public JsonObject document(LintReport report, Stamp stamp) {
        return stamp.document("spf-lint")
                .with("subject", report.subject())
                .with("record", report.source().map(Printable::whole))
                .with("verdict", report.verdict().label())
                .with(
                        "findings",
                        report.findings().stream().map(SpfLintRenderer::finding).toList())
                .with("leftOut", report.leftOut())
                .with("fix", report.fix().map(Printable::whole))
                .with("unanswered", report.unanswered().map(FindingForms::unanswered));
    }

    private static JsonObject finding(LintFinding finding) {
        return JsonObject.empty()
                .with("code", finding.type().code())
                .with("severity", finding.type().severity().label())
                .with("start", finding.span().start())
                .with("end", finding.span().end())
                .with("message", finding.message())
                .with("section", finding.section())
                .with(
                        "fix",
                        finding.fix()
                                .filter(fix -> fix.length() <= LONGEST_COPY)
                                .map(Printable::whole));
    }

    @Override
    public List<JsonObject> lines(LintReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.add(finding(finding)));
        lines.add(stamp.document("spf-lint")
                .with("subject", report.subject())
                .with("verdict", report.verdict().label())
                .with("leftOut", report.leftOut())
                .with("fix", report.fix().map(Printable::whole)));
        return lines;
    }
}
