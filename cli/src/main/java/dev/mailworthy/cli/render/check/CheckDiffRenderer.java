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
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes between two reports, the worst first. */
public final class CheckDiffRenderer implements Renderer<CheckDiff> {

    private static final int LABEL = 12;

    @Override
    public String text(CheckDiff diff, TextStyle style) {
        Page page = style.page();
        VerdictLine.write(
                page,
                diff.outcome().label().replace('-', ' ').toUpperCase(Locale.ROOT),
                colour(diff),
                diff.after().subject() + ": " + counts(diff),
                style);
        if (style.isQuiet()) {
            return page.toString();
        }
        Sections.labelled(page, "Before", moment(diff.before()));
        Sections.labelled(page, "Now", moment(diff.after()));
        page.blank();
        diff.findings().appeared().forEach(finding -> finding(page, "New", finding, style));
        diff.findings().worsened().forEach(worse -> {
            finding(page, "Worse", worse.finding(), style);
            Sections.labelled(page, "", "It was " + worse.was().label() + " before.");
        });
        diff.findings().hidden().forEach(hidden -> {
            finding(page, "Unknown", hidden.finding(), style);
            Sections.labelled(
                    page,
                    "",
                    "It was found before. Now there is no answer for: "
                            + hidden.by().check());
        });
        diff.checks()
                .silenced()
                .forEach(check -> page.hanging(
                        lead("Unanswered"), check.check() + ": " + check.why(), style.palette()::unanswered));
        diff.findings().fixed().forEach(finding -> page.hanging(lead("Fixed"), line(finding), style.palette()::good));
        diff.checks().answered().forEach(check -> page.hanging(lead("Answered"), check.check(), style.palette()::good));
        unchanged(page, diff.findings().unchanged(), style);
        diff.findings().appeared().stream().findFirst().ifPresent(first -> {
            page.blank();
            page.hanging("", "Meaning: mailworthy explain " + first.code());
        });
        return page.toString();
    }

    private static String lead(String label) {
        return label + " ".repeat(LABEL - label.length());
    }

    /** The unchanged findings by code, or with -v in full. */
    private static void unchanged(Page page, List<SeenFinding> findings, TextStyle style) {
        if (style.isVerbose()) {
            findings.forEach(finding -> Sections.labelled(page, "Unchanged", line(finding)));
        } else if (!findings.isEmpty()) {
            Sections.labelled(
                    page,
                    "Unchanged",
                    findings.stream()
                                    .map(finding -> finding.code() + " (" + finding.subject() + ")")
                                    .collect(Collectors.joining(", "))
                            + "; -v shows them");
        }
    }

    /** The numbers of changes; those of zero are left out. */
    private static String counts(CheckDiff diff) {
        String counts = Stream.of(
                        count(diff.findings().appeared().size(), "new"),
                        count(diff.findings().worsened().size(), "worse"),
                        count(
                                diff.findings().hidden().size()
                                        + diff.checks().silenced().size(),
                                "now unknown"),
                        count(diff.findings().fixed().size(), "fixed"),
                        count(diff.findings().unchanged().size(), "unchanged"))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no finding before and none now" : counts;
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : number + " " + what;
    }

    private static Verdict colour(CheckDiff diff) {
        return switch (diff.outcome()) {
            case NOTHING_WORSE -> Verdict.READY;
            case WORSE -> Verdict.AT_RISK;
            case NEW_BLOCKER -> Verdict.BLOCKED;
        };
    }

    private static String moment(Snapshot snapshot) {
        return snapshot.verdict() + ", " + snapshot.generatedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void finding(Page page, String label, SeenFinding finding, TextStyle style) {
        page.hanging(lead(label), line(finding), painted -> style.palette().severity(finding.severity(), painted));
    }

    private static String line(SeenFinding finding) {
        return finding.message() + " (" + finding.code() + ", "
                + finding.severity().label() + ", " + finding.subject() + ")";
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
