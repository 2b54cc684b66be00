package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.publish.AddressSet;
import dev.mailworthy.spf.publish.SpfDiff;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.List;

/** The changes between two SPF records. */
public final class SpfDiffRenderer implements Renderer<SpfDiff> {

    private static final int MOST_NETWORKS = 20;

    /** Inconclusive if part of a tree is unanswered; at risk if an address may no longer send; else ready. */
    public static Verdict verdict(SpfDiff diff) {
        if (!diff.unanswered().isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        return diff.lost().isEmpty() ? Verdict.READY : Verdict.AT_RISK;
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(SpfDiff diff, TextStyle style) {
        Page page = style.page();
        VerdictLine.write(page, label(diff), verdict(diff), sentence(diff), style);
        Sections.labelled(
                page,
                "DNS lookups",
                diff.termsBefore() + " before, " + diff.termsAfter() + " after; the limit is "
                        + SpfLimits.rfc7208().dnsTerms());
        if (!diff.unanswered().isEmpty()) {
            page.hanging("", "Unanswered: the comparison lacks the addresses behind these names.");
            FindingForms.write(page, diff.unanswered(), style);
        }
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        diff.added().forEach(term -> page.hanging("+ ", Printable.text(term), style.palette()::good));
        diff.removed().forEach(term -> page.hanging("- ", Printable.text(term)));
        networks(page, "Added senders", diff.gained(), style);
        networks(page, "Lost senders", diff.lost(), style);
        return page.toString();
    }

    private static String label(SpfDiff diff) {
        return switch (verdict(diff)) {
            case READY -> "OK";
            case AT_RISK, BLOCKED -> "WARNING";
            case INCONCLUSIVE -> "UNKNOWN";
        };
    }

    private static String sentence(SpfDiff diff) {
        if (!diff.unanswered().isEmpty()) {
            return "part of a record has no answer";
        }
        return diff.lost().isEmpty()
                ? "every address that may send now may send after the change"
                : SpfSurveyRenderer.size(diff.lost()) + " may no longer send after the change";
    }

    private static void networks(Page page, String what, AddressSet set, TextStyle style) {
        if (set.isEmpty()) {
            page.line(what + ": none");
            return;
        }
        page.hanging("", what + ": " + SpfSurveyRenderer.size(set));
        int most = style.verbosity() == Verbosity.VERBOSE ? Integer.MAX_VALUE : MOST_NETWORKS;
        set.networks().stream().limit(most).forEach(network -> page.verbatim(2, network.toString()));
        if (set.networks().size() > most) {
            page.line("  and " + (set.networks().size() - most) + " more networks; -v shows all");
        }
    }

    @Override
    public JsonObject document(SpfDiff diff, Stamp stamp) {
        return stamp.document("spf-diff")
                .with("gained", strings(diff.gained()))
                .with("lost", strings(diff.lost()))
                .with("added", diff.added().stream().map(Printable::text).toList())
                .with("removed", diff.removed().stream().map(Printable::text).toList())
                .with("dnsTermsBefore", diff.termsBefore())
                .with("dnsTermsAfter", diff.termsAfter())
                .with(
                        "unanswered",
                        diff.unanswered().stream().map(FindingForms::unanswered).toList());
    }

    private static List<String> strings(AddressSet set) {
        return set.networks().stream().map(Object::toString).toList();
    }

    @Override
    public List<JsonObject> lines(SpfDiff diff, Stamp stamp) {
        return List.of(document(diff, stamp));
    }
}
