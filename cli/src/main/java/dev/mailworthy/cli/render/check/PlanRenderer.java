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
import dev.mailworthy.cli.plan.answer.AnswerStep;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@link FixPlan plan}: the records to publish, the findings that they mend, then the other steps. */
public final class PlanRenderer implements Renderer<FixPlan> {

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(FixPlan plan, TextStyle style) {
        return new PlanText(plan, style).write();
    }

    /** The changes as lines of a diff. */
    static List<String> lines(SetChange change) {
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

    private static List<String> paste(FixStep step) {
        return step.means().stream()
                .flatMap(means -> HintText.paste(means).stream())
                .toList();
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
                .with("rootCause", report.rootCause().map(RootCauseText::json))
                .with(
                        "answerSteps",
                        plan.answerSteps().stream()
                                .map(PlanRenderer::answerStep)
                                .toList())
                .with("score", ScoreForms.score(report.reputation()))
                .with(
                        "proof",
                        JsonObject.empty()
                                .with("outcome", plan.proof().label())
                                .with("missing", plan.unproved().map(FindingForms::unanswered))
                                .with("withChanges", proved(plan, plan.after()))
                                .with("withRequests", proved(plan, plan.afterRequests())));
    }

    private static JsonObject answerStep(AnswerStep step) {
        return JsonObject.empty()
                .with("actor", Actor.YOU.label())
                .with("action", HintText.of(step.hint()))
                .with(
                        "checks",
                        step.checks().stream().map(check -> check.check()).toList());
    }

    private static Optional<JsonObject> proved(FixPlan plan, PlanStanding standing) {
        return plan.proof() == Proof.UNPROVED
                ? Optional.empty()
                : Optional.of(JsonObject.empty()
                        .with("verdict", standing.report().verdict().label())
                        .with("score", ScoreForms.score(standing.report().reputation())));
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
