package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.Passed;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.smtp.EgressReport;

/** What {@code -v} adds to the screen of {@code check}: each passed check, each note, each requirement once, the estimate. */
final class DetailForms {

    private DetailForms() {}

    static void write(Page page, CheckReport report, TextStyle style) {
        page.blank();
        page.line(style.palette().strong("Passed"));
        for (Passed part : report.checked().passed()) {
            for (Confirmed check : part.checks()) {
                page.hanging("  + ", check.check() + ": " + check.proof(), style.palette()::good);
            }
        }
        notes(page, report, style);
        LogForms.write(page, report.log(), style);
        page.blank();
        RequirementForms.write(page, report.ruling(), report.problems(), style);
        page.blank();
        ScoreForms.write(page, report, style);
        report.lookups().ifPresent(lookups -> page.hanging("", asked(lookups)));
        if (CheckRenderer.has(report, EgressReport.LENGTH_UNTESTED)) {
            page.hanging(
                    "", "Not tested: whether long packets leave. The test needs TLS, and no mail server took TLS.");
        }
    }

    private static void notes(Page page, CheckReport report, TextStyle style) {
        if (report.findings().stream().noneMatch(finding -> finding.severity() == Severity.INFO)) {
            return;
        }
        page.blank();
        page.line(style.palette().strong("Optional: delivery does not depend on it"));
        for (Finding finding : report.findings()) {
            if (finding.severity() == Severity.INFO) {
                page.hanging("  - ", finding.code() + " " + finding.subject() + ": " + finding.message());
            }
        }
    }

    private static String asked(LookupCount lookups) {
        String questions = lookups.questions() == 1 ? "1 query." : lookups.questions() + " queries.";
        return lookups.chain().isPresent()
                ? "Longest chain: " + lookups.chain().getAsInt() + " dependent "
                        + (lookups.chain().getAsInt() == 1 ? "lookup" : "lookups") + "; " + questions
                : "DNS: " + questions;
    }
}
