package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.SourceKind;
import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.assess.reports.PerCent;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.FeedbackFinding;
import dev.mailworthy.smtp.feedback.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The result of {@code reports} in one sentence, and what was read. */
public final class ReportsHeadline {

    private ReportsHeadline() {}

    /** The worst that the reports say. */
    public static String of(ReportsReport report) {
        Optional<Finding> error = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
        if (error.isPresent()) {
            return error.orElseThrow().subject() + ": " + error.orElseThrow().message();
        }
        if (!report.isEnough()) {
            long unproved = report.feedback().intake().unauthenticated();
            return unproved == 0
                    ? "No report of a receiver was found"
                    : "Nothing proves who sent the " + unproved + (unproved == 1 ? " report" : " reports");
        }
        long failed = report.feedback().domains().stream()
                .flatMap(domain -> domain.failing().stream())
                .mapToLong(source -> source.counts().failed())
                .sum();
        if (failed > 0) {
            boolean isService = report.feedback().domains().stream()
                    .flatMap(domain -> domain.failing().stream())
                    .anyMatch(source -> source.kind() == SourceKind.SERVICE);
            return ReportsScreen.count(failed, "message") + " of yours" + (isService ? " or of services" : "") + " fail"
                    + (failed == 1 ? "s" : "") + " DMARC";
        }
        boolean isTls =
                report.findings().stream().anyMatch(finding -> finding.type() == FeedbackFinding.REPORT_TLS_FAILS);
        if (isTls) {
            return "Servers failed to send you mail with TLS";
        }
        return report.verdict() == Verdict.READY
                ? "All mail of yours that receivers report passes DMARC"
                : "No mail of yours is reported to fail, and questions are open";
    }

    /** The share that passes and the days, for example: 3,204 messages, 99.2 % pass, 1 to 30 Nov 2026. */
    public static String period(DomainMail domain) {
        MailCounts counts = domain.counts();
        return ReportsScreen.count(counts.messages(), "message") + ", "
                + PerCent.of(counts.dmarcPass(), counts.messages()) + " pass DMARC, "
                + domain.from().map(Object::toString).orElse("") + " to "
                + domain.to().map(Object::toString).orElse("");
    }

    /** What became of what was read. */
    public static String intake(Feedback feedback) {
        Intake intake = feedback.intake();
        List<String> parts = new ArrayList<>();
        parts.add(ReportsScreen.number(intake.counted()) + " of proved senders");
        add(parts, intake.unauthenticated(), "of unproved senders");
        add(parts, intake.duplicates(), "read twice");
        add(parts, intake.refusals(), "not read" + (intake.refusals() > 0 ? " (-v)" : ""));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(ReportsScreen.number(number) + " " + what);
        }
    }

    /** A kind of source in words. */
    public static String kind(SourceKind kind) {
        return switch (kind) {
            case YOURS -> "yours";
            case SERVICE -> "service";
            case FORWARDER -> "forwarder";
            case STRANGER -> "stranger";
            case UNKNOWN -> "not known whose";
        };
    }
}
