package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.result.SpfStep;
import java.util.List;

/** The result of check_host() for one session, and the record that would let its address pass. */
public final class SpfRenderer implements Renderer<SpfReport> {

    /** The verdict of an SPF result: pass is ready, fail and permerror are blocked, temperror is inconclusive. */
    public static Verdict verdict(SpfCheck check) {
        return switch (check.result()) {
            case PASS -> Verdict.READY;
            case FAIL, PERMERROR -> Verdict.BLOCKED;
            case TEMPERROR -> Verdict.INCONCLUSIVE;
            case NONE, NEUTRAL, SOFTFAIL -> Verdict.AT_RISK;
        };
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(SpfReport report, TextStyle style) {
        SpfCheck check = report.checks().get(0);
        Page page = style.page();
        SpfSentence.headline(page, check, style);
        if (style.isQuiet()) {
            return page.toString();
        }
        page.blank();
        check.published().forEach(record -> Sections.labelled(page, "Record", Printable.text(record)));
        SpfSentence.spending(page, check);
        check.explanation()
                .ifPresent(text -> Sections.labelled(page, "They say", text + " (words of " + check.domain() + ")"));
        Sections.problems(page, report.findings(), style);
        Sections.unanswered(page, report.unanswered(), style);
        if (style.isVerbose()) {
            page.blank();
            page.line(style.palette().strong("Steps"));
            SpfSentence.steps(page, check);
            Sections.passed(page, report.confirmed(), style);
        }
        page.blank();
        page.line(style.palette().strong("Header fields that a receiver adds"));
        page.hanging("  Received-SPF: ", check.receivedSpf());
        page.hanging("  Authentication-Results: ", check.authenticationResults());
        Sections.meaning(page, report.findings());
        return page.toString();
    }

    @Override
    public JsonObject document(SpfReport report, Stamp stamp) {
        return document(report.checks().get(0), stamp);
    }

    static JsonObject document(SpfCheck check, Stamp stamp) {
        return head(check, stamp)
                .with("trace", check.trace().stream().map(SpfRenderer::step).toList());
    }

    private static JsonObject head(SpfCheck check, Stamp stamp) {
        JsonObject cause = JsonObject.empty()
                .with("code", check.cause().code().label())
                .with("domain", check.cause().domain())
                .with("term", check.cause().term())
                .with("detail", check.cause().detail());
        return stamp.document("spf-check")
                .with("ip", check.request().ip())
                .with("mailFrom", check.request().mailFrom())
                .with("helo", check.request().helo())
                .with("result", check.result().label())
                .with("domain", check.domain())
                .with("explanation", check.explanation())
                .with("cause", cause)
                .with("dnsTerms", check.ledger().dnsTerms())
                .with("voidLookups", check.ledger().voidLookups())
                .with("queries", check.ledger().queries())
                .with("receivedSpf", check.receivedSpf())
                .with("authenticationResults", check.authenticationResults());
    }

    private static JsonObject step(SpfStep step) {
        return JsonObject.empty()
                .with("depth", step.depth())
                .with("domain", step.domain())
                .with("term", step.term())
                .with("outcome", step.outcome());
    }

    @Override
    public List<JsonObject> lines(SpfReport report, Stamp stamp) {
        return List.of(document(report, stamp));
    }
}
