package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.policy.LostMail;
import dev.mailworthy.cli.plan.policy.PolicyAnswer;
import dev.mailworthy.cli.plan.policy.PolicyStage;
import dev.mailworthy.cli.plan.policy.ReportCoverage;
import dev.mailworthy.cli.plan.policy.ReporterDays;
import dev.mailworthy.cli.plan.policy.WantedEnd;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The document of {@code reports policy}. */
final class PolicyForms {

    private PolicyForms() {}

    static JsonObject document(PolicyAnswer answer, Stamp stamp) {
        return stamp.document("report-policy")
                .with("domain", answer.question().domain())
                .with("question", answer.question().words())
                .with("want", answer.question().want().label())
                .with("wantSpf", answer.question().end() == WantedEnd.FAIL ? Optional.of("-all") : Optional.empty())
                .with("answer", answer.outcome().label())
                .with("lost", answer.lost().stream().map(PolicyForms::lost).toList())
                .with(
                        "forwarded",
                        JsonObject.empty()
                                .with("messages", answer.forwarded().messages())
                                .with("lost", answer.forwarded().lost()))
                .with(
                        "strangers",
                        JsonObject.empty()
                                .with("messages", answer.strangers().messages())
                                .with("failed", answer.strangers().failed())
                                .with(
                                        "largest",
                                        answer.strangest().stream()
                                                .map(ReportsForms::source)
                                                .toList()))
                .with("coverage", coverage(answer.coverage()))
                .with(
                        "changes",
                        answer.changes().stream().map(PolicyForms::change).toList())
                .with("path", answer.path().stream().map(PolicyForms::stage).toList())
                .with(
                        "unanswered",
                        answer.unanswered().stream()
                                .map(FindingForms::unanswered)
                                .toList());
    }

    private static JsonObject lost(LostMail lost) {
        return JsonObject.empty()
                .with("address", lost.source().address())
                .with("kind", lost.source().kind().label())
                .with("service", lost.source().service().map(service -> service.name()))
                .with("messages", lost.messages())
                .with(
                        "why",
                        lost.source().orderedCauses().stream()
                                .map(cause -> cause.label())
                                .toList())
                .with("rescue", lost.rescue().label())
                .with(
                        "remedies",
                        lost.remedies().stream().map(FindingForms::remedy).toList());
    }

    private static JsonObject coverage(ReportCoverage coverage) {
        return JsonObject.empty()
                .with("from", coverage.from().map(Object::toString))
                .with("to", coverage.to().map(Object::toString))
                .with("days", coverage.days())
                .with("messages", coverage.messages())
                .with("passed", coverage.passed())
                .with(
                        "reporters",
                        coverage.reporters().stream().map(PolicyForms::reporter).toList());
    }

    private static JsonObject reporter(ReporterDays reporter) {
        return JsonObject.empty()
                .with("reporter", reporter.reporter())
                .with("days", reporter.days().size())
                .with("messages", reporter.messages())
                .with(
                        "missing",
                        reporter.missing().stream().map(Object::toString).toList());
    }

    private static JsonObject change(SetChange change) {
        return JsonObject.empty()
                .with("zone", change.zone())
                .with("owner", change.after().owner())
                .with("type", change.after().type().name())
                .with("ttl", change.after().ttl())
                .with("before", data(change.before()))
                .with("after", data(change.after()))
                .with("notes", change.notes());
    }

    private static List<String> data(RecordSet set) {
        return set.records().stream().map(RecordLines::data).toList();
    }

    private static JsonObject stage(PolicyStage stage) {
        return JsonObject.empty()
                .with("stage", stage.name())
                .with("from", stage.from().map(LocalDate::toString))
                .with("record", stage.record().line());
    }
}
