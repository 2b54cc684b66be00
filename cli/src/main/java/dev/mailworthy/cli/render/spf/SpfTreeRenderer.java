package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfStep;
import java.util.List;
import java.util.Locale;

/** The steps of check_host() as a tree, with the DNS lookups of each step. */
public final class SpfTreeRenderer implements Renderer<SpfCheck> {

    private static final int DEEPEST_INDENT = 12;

    @Override
    public String text(SpfCheck check, TextStyle style) {
        Page page = style.page();
        page.hanging(
                check.result().label() + "  ",
                check.cause().detail(),
                lead -> style.palette().verdict(SpfRenderer.verdict(check), lead));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.line("terms " + check.ledger().dnsTerms() + "/"
                + SpfLimits.rfc7208().dnsTerms() + "  voids " + check.ledger().voidLookups() + "/"
                + SpfLimits.rfc7208().voidLookups() + "  queries "
                + check.ledger().queries());
        page.blank();
        for (SpfStep step : check.trace()) {
            int depth = Math.min(step.depth(), DEEPEST_INDENT);
            if (step.term().equals(SpfStep.RECORD)) {
                page.hanging("  ".repeat(depth), step.domain() + ": " + step.outcome());
            } else {
                String mark =
                        step.outcome().equals("match") ? "= " : step.outcome().equals("error") ? "! " : "- ";
                page.hanging("  ".repeat(depth) + mark, step.term() + "  " + step.outcome());
            }
        }
        if (check.path().size() > 1) {
            page.blank();
            page.hanging("decided by way of ", String.join(" > ", check.path()));
        }
        if (!check.ledger().charges().isEmpty()) {
            page.blank();
            page.line(style.palette().strong("Charged"));
            check.ledger()
                    .charges()
                    .forEach(charge -> page.hanging(
                            "  " + charge.kind().name().toLowerCase(Locale.ROOT) + "  ",
                            charge.term() + " of " + charge.domain()));
        }
        page.blank();
        page.line("keep for " + check.cacheableFor().toSeconds() + " s; DNSSEC "
                + check.dnssec().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        check.suggestedReply().ifPresent(reply -> page.line("SMTP reply: " + reply));
        check.failureReport()
                .ifPresent(report ->
                        page.hanging("asked for a report to: ", report.address() + " (" + report.percent() + " %)"));
        return page.toString();
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
