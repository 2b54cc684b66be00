package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.compare.CheckDiff;
import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.compare.SeenSilence;
import dev.mailworthy.cli.compare.Snapshot;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The changes between two reports, the worst first. */
public final class CheckDiffRenderer implements Renderer<CheckDiff> {

    @Override
    public String text(CheckDiff diff, TextStyle style) {
        Page page = style.page();
        page.hanging(
                diff.outcome().label().replace('-', ' ').toUpperCase(Locale.ROOT) + "  ",
                counts(diff),
                lead -> style.palette().verdict(colour(diff), lead));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.hanging("", diff.after().subject() + ": " + moment(diff.before()) + ", then " + moment(diff.after()));
        page.blank();
        diff.findings().appeared().forEach(finding -> finding(page, "NEW      ", finding, style));
        diff.findings().worsened().forEach(worse -> {
            finding(page, "WORSE    ", worse.finding(), style);
            page.hanging("         ", "It was " + worse.was().label() + " before.");
        });
        diff.findings().hidden().forEach(hidden -> {
            finding(page, "UNKNOWN  ", hidden.finding(), style);
            page.hanging("         ", "Found before; now " + hidden.by().check() + " went unanswered.");
        });
        diff.checks().silenced().forEach(check -> silence(page, "SILENT   ", check, style));
        diff.findings().fixed().forEach(finding -> page.hanging("FIXED    ", line(finding), style.palette()::good));
        diff.checks().answered().forEach(check -> page.hanging("ANSWERED ", check.check(), style.palette()::good));
        diff.findings().unchanged().forEach(finding -> page.hanging("SAME     ", line(finding)));
        return page.toString();
    }

    private static String counts(CheckDiff diff) {
        return diff.findings().appeared().size() + " new, "
                + diff.findings().worsened().size() + " worse, "
                + (diff.findings().hidden().size() + diff.checks().silenced().size()) + " now unknown, "
                + diff.findings().fixed().size() + " fixed, "
                + diff.findings().unchanged().size() + " unchanged.";
    }

    private static Verdict colour(CheckDiff diff) {
        return switch (diff.outcome()) {
            case NOTHING_WORSE -> Verdict.READY;
            case WORSE -> Verdict.AT_RISK;
            case NEW_BLOCKER -> Verdict.BLOCKED;
        };
    }

    private static String moment(Snapshot snapshot) {
        return snapshot.verdict() + " at " + snapshot.generatedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void finding(Page page, String lead, SeenFinding finding, TextStyle style) {
        page.hanging(lead, line(finding), painted -> style.palette().severity(finding.severity(), painted));
        page.hanging("         ", finding.message());
    }

    private static String line(SeenFinding finding) {
        return finding.severity().label() + " " + finding.code() + "  " + finding.subject();
    }

    private static void silence(Page page, String lead, SeenSilence check, TextStyle style) {
        page.hanging(lead, check.check() + ": " + check.why(), style.palette()::unanswered);
    }

    @Override
    public JsonObject document(CheckDiff diff, Stamp stamp) {
        return head(diff, stamp)
                .with("new", findings(diff.findings().appeared()))
                .with("worse", worse(diff))
                .with("nowUnknown", hidden(diff))
                .with("fixed", findings(diff.findings().fixed()))
                .with("unchanged", findings(diff.findings().unchanged()))
                .with("nowUnanswered", silences(diff.checks().silenced()))
                .with("nowAnswered", silences(diff.checks().answered()));
    }

    private static JsonObject head(CheckDiff diff, Stamp stamp) {
        return stamp.document("check-diff")
                .with("subject", diff.after().subject())
                .with("outcome", diff.outcome().label())
                .with("old", end(diff.before()))
                .with("current", end(diff.after()));
    }

    private static JsonObject end(Snapshot snapshot) {
        return JsonObject.empty()
                .with("verdict", snapshot.verdict())
                .with("generatedAt", snapshot.generatedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static List<JsonObject> worse(CheckDiff diff) {
        return diff.findings().worsened().stream()
                .map(worse -> finding(worse.finding()).with("was", worse.was().label()))
                .toList();
    }

    private static List<JsonObject> hidden(CheckDiff diff) {
        return diff.findings().hidden().stream()
                .map(hidden -> finding(hidden.finding()).with("because", silence(hidden.by())))
                .toList();
    }

    private static List<JsonObject> findings(List<SeenFinding> findings) {
        return findings.stream().map(CheckDiffRenderer::finding).toList();
    }

    private static JsonObject finding(SeenFinding finding) {
        return JsonObject.empty()
                .with("code", finding.code())
                .with("severity", finding.severity().label())
                .with("subject", finding.subject())
                .with("message", finding.message())
                .with("fingerprint", finding.fingerprint());
    }

    private static List<JsonObject> silences(List<SeenSilence> checks) {
        return checks.stream().map(CheckDiffRenderer::silence).toList();
    }

    private static JsonObject silence(SeenSilence check) {
        return JsonObject.empty().with("check", check.check()).with("why", check.why());
    }

    @Override
    public List<JsonObject> lines(CheckDiff diff, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        lines.addAll(changes("new", findings(diff.findings().appeared())));
        lines.addAll(changes("worse", worse(diff)));
        lines.addAll(changes("now-unknown", hidden(diff)));
        lines.addAll(changes("fixed", findings(diff.findings().fixed())));
        lines.addAll(changes("unchanged", findings(diff.findings().unchanged())));
        lines.addAll(changes("now-unanswered", silences(diff.checks().silenced())));
        lines.addAll(changes("now-answered", silences(diff.checks().answered())));
        lines.add(head(diff, stamp));
        return lines;
    }

    private static List<JsonObject> changes(String how, List<JsonObject> objects) {
        return objects.stream()
                .map(object -> JsonObject.empty().with("change", how).withAll(object))
                .toList();
    }
}
