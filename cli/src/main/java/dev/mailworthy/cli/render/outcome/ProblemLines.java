package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A numbered problem: what is wrong and how long it takes; then who does what. */
public final class ProblemLines {

    private static final String INDENT = "   ";

    /** Remedies that a screen shows of one problem; {@code fix} has all. */
    private static final int REMEDIES = 3;

    private ProblemLines() {}

    public static void write(Page page, Problem problem, TextStyle style) {
        String lead = problem.number() + (problem.number() < 10 ? "  " : " ");
        heading(page, lead, problem, style);
        if (!ProblemText.saysAll(problem) || style.isVerbose()) {
            messages(problem).forEach(message -> page.hanging(INDENT, message));
        }
        List<Remedy> remedies = problem.remedies();
        String before = "";
        for (Remedy remedy : remedies.subList(0, Math.min(REMEDIES, remedies.size()))) {
            String actor = FindingForms.who(remedy.actor());
            boolean again = actor.equals(before);
            before = actor;
            String time = remedy.effect().equals(problem.time().orElse("")) ? "" : " (" + remedy.effect() + ")";
            String who = again ? "" : actor + ": ";
            page.hanging(INDENT, who + remedy.action() + time);
            remedy.means().ifPresent(means -> Paste.write(page, INDENT.length() + 2, means));
        }
        if (style.isVerbose()) {
            verbose(page, problem, style);
        }
    }

    /** The words at the left end and the time at the right end, on the last line that has room for it. */
    private static void heading(Page page, String lead, Problem problem, TextStyle style) {
        String title = ProblemText.title(problem);
        String time = problem.time().orElse("");
        UnaryOperator<String> paint = text -> style.palette().severity(problem.severity(), text);
        page.ends(lead, title, time, paint, style.palette()::faint);
    }

    private static Stream<String> messages(Problem problem) {
        return problem.findings().stream().map(Finding::message).distinct();
    }

    private static void verbose(Page page, Problem problem, TextStyle style) {
        problem.findings().forEach(finding -> {
            page.hanging(
                    INDENT + "| ",
                    finding.severity().label() + " " + finding.code() + " " + finding.subject(),
                    style.palette()::faint);
            for (Evidence fact : finding.evidence()) {
                page.hanging(INDENT + "| ", fact.source() + ": " + fact.observation(), style.palette()::faint);
            }
        });
    }
}
