package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.spf.publish.SpfAudit;
import dev.mailworthy.spf.result.SpfResult;
import java.util.List;

/** The SPF result of every sending address with every identity. */
public final class SpfAuditRenderer implements Renderer<SpfAudit> {

    public static Verdict verdict(SpfAudit audit) {
        return Verdict.of(audit.findings(), audit.unanswered());
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(SpfAudit audit, TextStyle style) {
        Page page = style.page();
        long rejected = audit.rows().stream()
                .filter(row -> row.mailFrom().result() != SpfResult.PASS)
                .count();
        VerdictLine.write(
                page,
                verdict(audit),
                rejected == 0
                        ? "SPF passes for " + count(audit.rows().size())
                        : "SPF does not pass for " + rejected + " of "
                                + count(audit.rows().size()),
                style);
        if (style.isQuiet()) {
            return page.toString();
        }
        page.blank();
        page.line(style.palette().strong(row("address", "MAIL FROM", "HELO", "null sender")));
        audit.rows()
                .forEach(row -> page.line(row(
                        row.mailFrom().request().ip().toString(),
                        row.mailFrom().result().label(),
                        row.helo().result().label(),
                        row.nullReversePath().result().label())));
        Sections.write(page, audit, style);
        return page.toString();
    }

    private static String count(int addresses) {
        return addresses + (addresses == 1 ? " address" : " addresses");
    }

    private static String row(String address, String from, String helo, String none) {
        return String.format("%-41s %-10s %-10s %s", address, from, helo, none);
    }

    @Override
    public JsonObject document(SpfAudit audit, Stamp stamp) {
        return stamp.document("spf-audit")
                .with("verdict", verdict(audit).label())
                .with(
                        "rows",
                        audit.rows().stream()
                                .map(row -> JsonObject.empty()
                                        .with("ip", row.mailFrom().request().ip())
                                        .with(
                                                "mailFrom",
                                                row.mailFrom().result().label())
                                        .with("helo", row.helo().result().label())
                                        .with(
                                                "nullReversePath",
                                                row.nullReversePath().result().label()))
                                .toList())
                .with("findings", FindingForms.findings(audit))
                .with("unanswered", FindingForms.unanswered(audit));
    }

    @Override
    public List<JsonObject> lines(SpfAudit audit, Stamp stamp) {
        return List.of(document(audit, stamp));
    }
}
