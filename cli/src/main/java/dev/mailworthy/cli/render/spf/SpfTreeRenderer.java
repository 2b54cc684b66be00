package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.Charge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The steps of check_host() as a tree, with the DNS lookups of each step. */
public final class SpfTreeRenderer implements Renderer<SpfCheck> {

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(SpfCheck check, TextStyle style) {
        Page page = style.page();
        SpfSentence.headline(page, check, style);
        if (style.isQuiet()) {
            return page.toString();
        }
        page.blank();
        SpfSentence.steps(page, check);
        page.blank();
        SpfSentence.spending(page, check);
        if (!check.ledger().charges().isEmpty()) {
            Sections.labelled(
                    page,
                    "Lookups by",
                    check.ledger().charges().stream()
                            .map(SpfTreeRenderer::charge)
                            .collect(Collectors.joining(", ")));
        }
        if (check.path().size() > 1) {
            Sections.labelled(page, "Decided by", String.join(" > ", check.path()));
        }
        Sections.labelled(
                page,
                "Valid for",
                check.cacheableFor().toSeconds() + " s; DNSSEC: "
                        + check.dnssec().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        check.suggestedReply().ifPresent(reply -> Sections.labelled(page, "SMTP reply", reply.toString()));
        check.failureReport()
                .ifPresent(report -> Sections.labelled(
                        page, "Reports to", report.address() + " (" + report.percent() + " % of failures)"));
        return page.toString();
    }

    private static String charge(Charge charge) {
        return charge.term() + " of " + charge.domain() + (charge.kind() == Charge.Kind.VOID ? " (empty answer)" : "");
    }

    @Override
    public JsonObject document(SpfCheck check, Stamp stamp) {
        return SpfRenderer.document(check, stamp)
                .with(
                        "charges",
                        check.ledger().charges().stream()
                                .map(charge -> JsonObject.empty()
                                        .with("kind", charge.kind().name().toLowerCase(Locale.ROOT))
                                        .with("domain", charge.domain())
                                        .with("term", charge.term()))
                                .toList())
                .with("cacheableSeconds", check.cacheableFor().toSeconds());
    }

    @Override
    public List<JsonObject> lines(SpfCheck check, Stamp stamp) {
        return List.of(document(check, stamp));
    }
}
