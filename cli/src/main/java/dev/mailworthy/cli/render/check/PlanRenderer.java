package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.FixPlan.Proof;
import dev.mailworthy.cli.plan.FixStep;
import dev.mailworthy.cli.plan.PlanStanding;
import dev.mailworthy.cli.plan.RecordChange;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordSet;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link FixPlan plan}: the records to publish, the findings that they mend, then the other steps. */
public final class PlanRenderer implements Renderer<FixPlan> {

    private static final String INDENT = "   ";

    @Override
    public String text(FixPlan plan, TextStyle style) {
        Page page = new Page();
        CheckReport report = plan.before().report();
        String verdict = report.verdict().label().replace('-', ' ').toUpperCase(Locale.ROOT);
        page.hanging(verdict + "  ", sentence(plan), lead -> style.palette().verdict(report.verdict(), lead));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.hanging("", SenderLine.of(report.sender()));
        page.blank();
        diff(page, plan, style);
        proof(page, plan, style);
        steps(page, plan, style);
        rest(page, plan, style);
        return page.toString();
    }

    private static String sentence(FixPlan plan) {
        int changes = plan.changes().size();
        int steps = plan.steps().size();
        if (changes + steps == 0) {
            return "There is nothing to do.";
        }
        String records = changes == 0 ? "" : count(changes, "record set") + " to publish" + (steps == 0 ? "." : ", ");
        return records + (steps == 0 ? "" : count(steps, "step") + (changes == 0 ? " to take." : " beside."));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static void diff(Page page, FixPlan plan, TextStyle style) {
        Map<DomainName, List<SetChange>> zones = new LinkedHashMap<>();
        plan.changes()
                .forEach(change -> zones.computeIfAbsent(change.zone(), zone -> new ArrayList<>())
                        .add(change));
        zones.forEach((zone, changes) -> {
            page.line(style.palette().strong("Publish in the zone " + zone));
            changes.forEach(change -> {
                lines(change).forEach(line -> page.verbatim(0, line));
                page.hanging(INDENT, "for " + names(change.answers()) + " (" + change.effect() + ")");
                change.notes().forEach(note -> page.hanging(INDENT, note));
            });
            page.blank();
        });
    }

    /** The changes as lines of a diff. */
    private static List<String> lines(SetChange change) {
        List<String> lines = new ArrayList<>();
        for (RecordChange record : change.records()) {
            if (record instanceof RecordChange.Add added) {
                lines.add("+" + RecordLines.line(added.set(), added.record()));
            } else if (record instanceof RecordChange.Remove gone) {
                lines.add("-" + RecordLines.line(gone.set(), gone.record()));
            } else if (record instanceof RecordChange.Replace replaced) {
                lines.add("-" + RecordLines.line(change.before(), replaced.before()));
                lines.add("+" + RecordLines.line(replaced.set(), replaced.after()));
            }
        }
        return lines;
    }

    private static String names(List<Finding> findings) {
        Map<String, List<String>> subjects = new LinkedHashMap<>();
        findings.forEach(finding -> subjects.computeIfAbsent(finding.code(), code -> new ArrayList<>())
                .add(finding.subject()));
        return subjects.entrySet().stream()
                .map(code -> code.getKey() + " " + String.join(", ", code.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static void proof(Page page, FixPlan plan, TextStyle style) {
        switch (plan.proof()) {
            case NOTHING_TO_PROVE -> {
                // Without a record there is nothing to prove.
            }
            case UNPROVED ->
                plan.unproved()
                        .ifPresent(check -> page.hanging(
                                        "UNPROVED  ",
                                        "The records could not be proved: " + check.check() + ": "
                                                + check.why().label() + " (" + check.detail() + ")",
                                        style.palette()::unanswered)
                                .blank());
            case PROVED -> proved(page, plan, style);
        }
    }

    private static void proved(Page page, FixPlan plan, TextStyle style) {
        if (!plan.changes().isEmpty()) {
            page.line(style.palette().strong("Proved: checked again with these records in place"));
            green(page, plan.mended(), style);
            page.hanging("  ", turn("The records alone", plan.before(), plan.after()));
        }
        if (!plan.requests().isEmpty()) {
            page.line(style.palette()
                    .strong("Proved: checked again as if the provider had set " + reverse(plan.requests())));
            green(page, plan.mendedByOthers(), style);
            page.hanging("  ", turn("With that as well", plan.before(), plan.afterRequests()));
        }
        page.blank();
    }

    private static String reverse(List<SetChange> requests) {
        return requests.size() == 1 ? "the reverse name" : "the reverse names";
    }

    private static void green(Page page, List<Finding> findings, TextStyle style) {
        findings.forEach(finding ->
                page.hanging("  + ", finding.code() + " " + finding.subject() + " is gone", style.palette()::good));
    }

    private static String turn(String what, PlanStanding before, PlanStanding after) {
        return what + ": " + words(before) + " -> " + words(after) + ", score " + score(before) + " -> " + score(after)
                + ".";
    }

    private static String words(PlanStanding standing) {
        return standing.report().verdict().label().replace('-', ' ');
    }

    private static String score(PlanStanding standing) {
        return standing.report()
                .outlook()
                .score()
                .shown()
                .map(score -> Math.round(score.point()) + " (" + Math.round(score.low()) + " to "
                        + Math.round(score.high()) + ")")
                .orElse("none");
    }

    private static void steps(Page page, FixPlan plan, TextStyle style) {
        if (plan.steps().isEmpty()) {
            return;
        }
        page.line(style.palette().strong(plan.changes().isEmpty() ? "Do these, in this order" : "Then, in this order"));
        int number = 0;
        for (FixStep step : plan.steps()) {
            number++;
            String lead = (number < 10 ? " " : "") + number + " ";
            page.hanging(
                    lead,
                    FindingForms.capital(step.actor().label()) + ": " + step.action() + " (" + step.effect() + ")",
                    style.palette()::strong);
            paste(step).forEach(line -> page.verbatim(INDENT.length(), line));
            step.means().forEach(means -> ways(page, means, style));
            page.hanging(INDENT, "for " + names(step.answers()));
            step.proof().ifPresent(proof -> page.hanging(INDENT, proved(proof)));
            step.instead().ifPresent(reason -> page.hanging(INDENT, "No record is proposed: " + reason + "."));
        }
        page.blank();
    }

    private static void ways(Page page, Means means, TextStyle style) {
        SetUpText.programs(means)
                .ifPresent(programs -> page.hanging(
                        INDENT,
                        "For " + programs
                                + (style.verbosity() == Verbosity.VERBOSE ? ":" : ": -v prints the commands.")));
        if (style.verbosity() == Verbosity.VERBOSE) {
            SetUpText.lines(means).forEach(line -> page.verbatim(INDENT.length(), line));
        }
    }

    private static String proved(FixStep.Proof proof) {
        return "Proved with a stand-in key: "
                + proof.gone().stream().map(Finding::code).distinct().collect(Collectors.joining(", "))
                + " goes away, and the verdict is then "
                + proof.verdict().label().replace('-', ' ') + ".";
    }

    private static List<String> paste(FixStep step) {
        return step.means().stream()
                .flatMap(means -> HintText.paste(means).stream())
                .toList();
    }

    private static void rest(Page page, FixPlan plan, TextStyle style) {
        if (!plan.optional().isEmpty()) {
            page.hanging(
                    "",
                    "Not needed for delivery: "
                            + plan.optional().stream()
                                    .map(Finding::code)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ". --optional proposes records where there are some.");
        }
        if (!plan.before().report().unanswered().isEmpty()) {
            page.line(style.palette().strong("Unanswered: what follows may add to the plan"));
            FindingForms.write(page, plan.before().report().unanswered(), style);
        }
        if (!plan.changes().isEmpty()) {
            page.hanging(
                    "",
                    "To paste: --format zone, cloudflare, route53, octodns, terraform or powershell. Nothing was"
                            + " published.");
        }
    }

    @Override
    public JsonObject document(FixPlan plan, Stamp stamp) {
        return head(plan, stamp)
                .with(
                        "changes",
                        plan.changes().stream().map(PlanRenderer::change).toList())
                .with(
                        "requests",
                        plan.requests().stream().map(PlanRenderer::change).toList())
                .with("steps", plan.steps().stream().map(PlanRenderer::step).toList())
                .with("mended", findings(plan.mended()))
                .with("mendedByOthers", findings(plan.mendedByOthers()))
                .with("left", findings(plan.left()))
                .with("optional", findings(plan.optional()))
                .with("unanswered", FindingForms.unanswered(plan.before().report()));
    }

    private static JsonObject head(FixPlan plan, Stamp stamp) {
        CheckReport report = plan.before().report();
        return stamp.document("fix")
                .with("subject", report.subject())
                .with("addresses", report.sending().addresses())
                .with("addressOrigin", report.sending().origin().code())
                .with("ehlo", report.ehlo())
                .withAll(SenderLine.names(report.sender()))
                .with("verdict", report.verdict().label())
                .with("completeness", report.completeness().label())
                .with("score", OutlookForms.score(report.outlook().score()))
                .with(
                        "proof",
                        JsonObject.empty()
                                .with("outcome", plan.proof().label())
                                .with("missing", plan.unproved().map(FindingForms::unanswered))
                                .with("withChanges", proved(plan, plan.after()))
                                .with("withRequests", proved(plan, plan.afterRequests())));
    }

    private static Optional<JsonObject> proved(FixPlan plan, PlanStanding standing) {
        return plan.proof() == Proof.UNPROVED
                ? Optional.empty()
                : Optional.of(JsonObject.empty()
                        .with("verdict", standing.report().verdict().label())
                        .with(
                                "score",
                                OutlookForms.score(standing.report().outlook().score())));
    }

    private static JsonObject change(SetChange change) {
        return JsonObject.empty()
                .with("zone", change.zone())
                .with("owner", change.after().owner())
                .with("type", change.after().type().name())
                .with("ttl", change.after().ttl())
                .with("publisher", change.publisher().actor().label())
                .with("before", data(change.before()))
                .with("after", data(change.after()))
                .with("diff", lines(change))
                .with("effect", change.effect())
                .with("notes", change.notes())
                .with("answers", findings(change.answers()));
    }

    private static List<String> data(RecordSet set) {
        Stream<DnsRecord> records = set.records().stream();
        return records.map(RecordLines::data).toList();
    }

    private static JsonObject step(FixStep step) {
        return JsonObject.empty()
                .with("actor", step.actor().label())
                .with("action", step.action())
                .with("paste", paste(step))
                .with(
                        "ways",
                        step.means().stream()
                                .flatMap(means -> SetUpText.json(means).stream())
                                .toList())
                .with("effect", step.effect())
                .with("answers", findings(step.answers()))
                .with("insteadOfRecord", step.instead())
                .with(
                        "proof",
                        step.proof()
                                .map(proof -> JsonObject.empty()
                                        .with("gone", findings(proof.gone()))
                                        .with("verdict", proof.verdict().label())));
    }

    private static List<JsonObject> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> JsonObject.empty()
                        .with("code", finding.code())
                        .with("severity", finding.severity().label())
                        .with("subject", finding.subject())
                        .with("message", finding.message())
                        .with("fingerprint", finding.fingerprint()))
                .toList();
    }

    @Override
    public List<JsonObject> lines(FixPlan plan, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        plan.changes()
                .forEach(change ->
                        lines.add(JsonObject.empty().with("part", "change").withAll(change(change))));
        plan.requests()
                .forEach(change ->
                        lines.add(JsonObject.empty().with("part", "request").withAll(change(change))));
        plan.steps()
                .forEach(step ->
                        lines.add(JsonObject.empty().with("part", "step").withAll(step(step))));
        lines.add(head(plan, stamp));
        return lines;
    }
}
