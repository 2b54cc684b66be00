package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SendingService;
import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.smtp.feedback.Intake;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The document of {@code reports}. */
public final class ReportsForms {

    private ReportsForms() {}

    static JsonObject document(ReportsReport report, Stamp stamp) {
        return head(report, stamp)
                .with(
                        "domains",
                        report.feedback().domains().stream()
                                .map(domain -> report.by()
                                        .map(by -> domain(domain).withAll(groups(domain, by)))
                                        .orElseGet(() -> domain(domain)))
                                .toList())
                .withAll(rest(report));
    }

    /** The document without the domains. */
    static JsonObject without(ReportsReport report, Stamp stamp) {
        return head(report, stamp).withAll(rest(report));
    }

    private static JsonObject head(ReportsReport report, Stamp stamp) {
        return stamp.document("reports")
                .with("verdict", report.verdict().label())
                .with("partial", report.stopped())
                .with("intake", intake(report.feedback()));
    }

    private static JsonObject intake(Feedback feedback) {
        Intake intake = feedback.intake();
        return JsonObject.empty()
                .with("messages", intake.messages())
                .with("reports", intake.reports())
                .with("counted", intake.counted())
                .with("duplicates", intake.duplicates())
                .with("unauthenticated", intake.unauthenticated())
                .with("refusals", intake.refusals())
                .with(
                        "refused",
                        intake.refused().stream()
                                .map(refused -> JsonObject.empty()
                                        .with("source", refused.source())
                                        .with("kind", label(refused.kind()))
                                        .with("why", refused.why()))
                                .toList());
    }

    static JsonObject domain(DomainMail domain) {
        return JsonObject.empty()
                .with("domain", domain.domain())
                .with(
                        "period",
                        JsonObject.empty()
                                .with("from", domain.from().map(Object::toString))
                                .with("to", domain.to().map(Object::toString)))
                .withAll(counts(domain.counts()))
                .with("unauthenticated", counts(domain.unauthenticated()))
                .with(
                        "sources",
                        domain.sources().stream().map(ReportsForms::source).toList());
    }

    private static JsonObject groups(DomainMail domain, MailGroup.By by) {
        return JsonObject.empty()
                .with("by", by.label())
                .with(
                        "groups",
                        MailGroup.of(domain, by).stream()
                                .map(group -> JsonObject.empty()
                                        .with("name", group.name())
                                        .withAll(counts(group.counts())))
                                .toList());
    }

    private static JsonObject counts(MailCounts counts) {
        return JsonObject.empty()
                .with("messages", counts.messages())
                .with("dmarcPass", counts.dmarcPass())
                .with("spfAligned", counts.spfAligned())
                .with("dkimAligned", counts.dkimAligned())
                .with("undecided", counts.undecided());
    }

    static JsonObject source(MailSource source) {
        return JsonObject.empty()
                .with("address", source.address())
                .with("network", Optional.empty())
                .with("kind", source.kind().label())
                .with("shownBy", source.ground().label())
                .with("service", source.service().map(SendingService::name))
                .with("open", source.open())
                .withAll(counts(source.counts()))
                .with("reporters", List.copyOf(source.reporters()))
                .with(
                        "causes",
                        source.orderedCauses().stream()
                                .map(cause -> JsonObject.empty()
                                        .with("cause", cause.label())
                                        .with("messages", source.causes().getOrDefault(cause, 0L)))
                                .toList())
                .with(
                        "remedies",
                        source.remedies().stream().map(FindingForms::remedy).toList());
    }

    private static JsonObject rest(ReportsReport report) {
        Feedback feedback = report.feedback();
        return JsonObject.empty()
                .with("tls", feedback.tls().stream().map(OtherForms::tls).toList())
                .with(
                        "complaints",
                        feedback.complaints().stream()
                                .map(OtherForms::complaint)
                                .toList())
                .with("uncounted", feedback.uncounted())
                .with("standing", OtherForms.standing(feedback.standing()))
                .with("findings", FindingForms.findings(report))
                .with("unanswered", FindingForms.unanswered(report));
    }

    /** The name of a constant in JSON. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
