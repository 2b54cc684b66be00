package dev.mailworthy.cli.render;

import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.Optional;

/** Findings, confirmed checks and {@link UnansweredCheck unanswered checks}, in the same form for every report. */
public final class FindingForms {

    private static final int LEAD = 9;

    private FindingForms() {}

    public static List<JsonObject> findings(Report report) {
        return report.findings().stream().map(FindingForms::finding).toList();
    }

    public static JsonObject finding(Finding finding) {
        return JsonObject.empty()
                .with("code", finding.code())
                .with("severity", finding.severity().label())
                .with("subject", finding.subject())
                .with("message", finding.message())
                .with("evidence", evidence(finding.evidence()))
                .with(
                        "remedies",
                        finding.remedies().stream().map(FindingForms::remedy).toList())
                .with("fingerprint", finding.fingerprint());
    }

    public static List<JsonObject> evidence(List<Evidence> facts) {
        return facts.stream()
                .map(fact -> JsonObject.empty().with("source", fact.source()).with("observation", fact.observation()))
                .toList();
    }

    /** The {@link Confirmed confirmed checks}, with the same members as evidence. */
    public static List<JsonObject> confirmed(List<Confirmed> checks) {
        return checks.stream()
                .map(check -> JsonObject.empty().with("source", check.check()).with("observation", check.proof()))
                .toList();
    }

    public static JsonObject remedy(Remedy remedy) {
        JsonObject json = JsonObject.empty()
                .with("actor", remedy.actor().label())
                .with("action", remedy.action())
                .with("paste", HintText.paste(remedy))
                .with("effect", remedy.effect());
        List<JsonObject> ways = remedy.means().map(SetUpText::json).orElse(List.of());
        return ways.isEmpty() ? json : json.with("ways", ways);
    }

    public static List<JsonObject> unanswered(Report report) {
        return report.unanswered().stream().map(FindingForms::unanswered).toList();
    }

    public static JsonObject unanswered(UnansweredCheck check) {
        return JsonObject.empty()
                .with("area", check.area().label())
                .with("check", check.check())
                .with("why", check.why().label())
                .with("detail", check.detail())
                .with("howToAnswer", HintText.of(check.hint()));
    }

    /** Writes the findings with their {@link Remedy remedies}, then the passed checks, then the unanswered ones. */
    public static void write(Page page, Report report, TextStyle style) {
        write(page, report, Optional.empty(), style);
    }

    /** Writes a report, with the checks that one cause explains folded under it. */
    public static void write(Page page, Report report, Optional<RootCause> cause, TextStyle style) {
        report.findings().forEach(finding -> write(page, finding, style));
        if (!report.confirmed().isEmpty()) {
            page.line(style.palette().strong("In order"));
            report.confirmed()
                    .forEach(fact -> page.hanging("  + ", fact.check() + ": " + fact.proof(), style.palette()::good));
            page.blank();
        }
        if (!report.unanswered().isEmpty()) {
            page.line(style.palette().strong("Unanswered: counts neither as a pass nor as a fail"));
            folded(page, report.unanswered(), cause, style);
            page.blank();
        }
    }

    /** Writes unanswered checks. Those that one cause explains are one entry. */
    public static void folded(Page page, List<UnansweredCheck> checks, Optional<RootCause> cause, TextStyle style) {
        boolean folds = cause.isPresent() && style.verbosity() != Verbosity.VERBOSE;
        if (folds) {
            RootCause one = cause.get();
            int number = one.dependants().size();
            page.hanging(
                    "  ? ",
                    number + (number == 1 ? " check: " : " checks: ") + RootCauseText.clause(one) + " (-v names them)",
                    style.palette()::unanswered);
            page.hanging("    > ", HintText.of(one.hint()));
        }
        write(
                page,
                checks.stream()
                        .filter(check -> !folds || !cause.get().explains(check))
                        .toList(),
                style);
    }

    private static void write(Page page, Finding finding, TextStyle style) {
        String severity = finding.severity().name();
        page.hanging(
                severity + " ".repeat(LEAD - severity.length()),
                finding.code() + "  " + finding.subject(),
                lead -> style.palette().severity(finding.severity(), lead));
        page.hanging(" ".repeat(LEAD), finding.message());
        if (finding.severity() == Severity.INFO && style.verbosity() != Verbosity.VERBOSE) {
            page.blank();
            return;
        }
        for (Remedy remedy : finding.remedies()) {
            page.hanging(
                    " ".repeat(LEAD) + "> ",
                    who(remedy.actor()) + ": " + remedy.action() + " (" + remedy.effect() + ")");
            HintText.paste(remedy).ifPresent(paste -> page.verbatim(LEAD + 2, paste));
        }
        if (style.verbosity() == Verbosity.VERBOSE) {
            finding.evidence()
                    .forEach(fact -> page.hanging(
                            " ".repeat(LEAD) + "| ",
                            fact.source() + ": " + fact.observation(),
                            style.palette()::faint));
        }
        page.blank();
    }

    /** Writes unanswered checks. A hint that several checks in a row share is written once, after the last of them. */
    public static void write(Page page, List<UnansweredCheck> checks, TextStyle style) {
        for (int i = 0; i < checks.size(); i++) {
            UnansweredCheck check = checks.get(i);
            page.hanging(
                    "  ? ",
                    check.check() + ": " + check.why().label() + " (" + check.detail() + ")",
                    style.palette()::unanswered);
            boolean last = i + 1 == checks.size() || !checks.get(i + 1).hint().equals(check.hint());
            if (last) {
                page.hanging("    > ", HintText.of(check.hint()));
            }
        }
    }

    /** The actor of a remedy as a reader knows it: records are published by the reader, in the panel of the DNS host. */
    public static String who(Actor actor) {
        return capital((actor == Actor.DNS_HOST ? Actor.YOU : actor).label());
    }

    public static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
