package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.stream.Collectors;

/** The parts that the screens of commands share: numbered problems, passed checks, unanswered checks, the next command. */
public final class Sections {

    private static final int LABEL = 12;

    private Sections() {}

    /** All parts of a report, without a headline. */
    public static void write(Page page, Report report, TextStyle style) {
        problems(page, report.findings(), style);
        passed(page, report.confirmed(), style);
        unanswered(page, report.unanswered(), style);
        meaning(page, report.findings());
    }

    /** The findings, worst first, each with who does what and how long it takes. Other remarks share one line. */
    public static void problems(Page page, List<Finding> findings, TextStyle style) {
        List<Finding> ordered = findings.stream()
                .filter(finding -> style.isVerbose() || finding.severity() != Severity.INFO)
                .sorted((one, other) -> other.severity().compareTo(one.severity()))
                .toList();
        int number = 0;
        for (Finding finding : ordered) {
            page.blank();
            Problem problem = new Problem(++number, List.of(finding));
            String title = ProblemText.title(problem);
            page.hanging(
                    number + "  ",
                    title + " (" + finding.code() + ", " + finding.severity().label() + ")",
                    lead -> style.palette().severity(finding.severity(), lead));
            if (!ProblemText.saysAll(problem) || style.isVerbose()) {
                page.hanging("   ", finding.message());
            }
            if (!title.contains(finding.subject())) {
                page.hanging("   ", "About: " + finding.subject());
            }
            finding.remedies().forEach(remedy -> remedy(page, "   ", remedy));
            if (style.isVerbose()) {
                finding.evidence().forEach(fact -> page.hanging("   | ", fact.source() + ": " + fact.observation()));
            }
        }
        List<String> remarks = findings.stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .map(Finding::code)
                .distinct()
                .toList();
        if (!remarks.isEmpty() && !style.isVerbose()) {
            page.blank();
            labelled(page, "Remarks", String.join(", ", remarks) + " (-v)");
        }
    }

    /** One remedy: who, what, how long, and the text to copy. */
    public static void remedy(Page page, String indent, Remedy remedy) {
        page.hanging(indent, FindingForms.who(remedy.actor()) + ": " + remedy.action() + " (" + remedy.effect() + ")");
        HintText.paste(remedy).ifPresent(paste -> page.verbatim(indent.length(), paste));
    }

    /** The passed checks in one line, or one by one. */
    public static void passed(Page page, List<Confirmed> confirmed, TextStyle style) {
        if (confirmed.isEmpty()) {
            return;
        }
        page.blank();
        if (style.isVerbose()) {
            page.line(style.palette().strong("Passed (" + confirmed.size() + ")"));
            confirmed.forEach(fact -> page.hanging("  + ", fact.check() + ": " + fact.proof(), style.palette()::good));
            return;
        }
        labelled(
                page,
                "Passed",
                confirmed.size() + ": "
                        + confirmed.stream().map(Confirmed::check).collect(Collectors.joining(", ")));
    }

    /** The unanswered checks, each with its reason and how to get the answer. */
    public static void unanswered(Page page, List<UnansweredCheck> checks, TextStyle style) {
        if (checks.isEmpty()) {
            return;
        }
        page.blank();
        page.line(style.palette().strong("Unanswered (" + checks.size() + "): neither passed nor failed"));
        FindingForms.write(page, checks, style);
    }

    /** The command that explains the worst finding. */
    public static void meaning(Page page, List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .max((one, other) -> one.severity().compareTo(other.severity()))
                .ifPresent(worst -> {
                    page.blank();
                    page.hanging("", "Meaning: mailworthy explain " + worst.code());
                });
    }

    /** A line after a label of fixed width. */
    public static void labelled(Page page, String label, String text) {
        page.hanging(label + " ".repeat(Math.max(2, LABEL - label.length())), text);
    }
}
