package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.FixPlan.Proof;
import dev.mailworthy.cli.plan.FixStep;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.answer.AnswerStep;
import dev.mailworthy.cli.plan.order.Forecast;
import dev.mailworthy.cli.plan.order.Task;
import dev.mailworthy.cli.plan.order.Tasks;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.HeadlineText;
import dev.mailworthy.cli.render.outcome.Paste;
import dev.mailworthy.cli.render.outcome.ProblemText;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The screen of {@code fix}: the things to do with a box each, who does them, what is proved, and the verdict after each. */
final class PlanText {

    /** The column where the text of a thing to do begins. */
    private static final int WIDE = 21;

    private static final int NARROW = 6;

    /** The column of records to publish. */
    private static final int PASTE = 4;

    /** A line of a diff of a zone: its sign, name, TTL, class and type; then its data. */
    private static final Pattern RECORD = Pattern.compile("([-+]\\S+ \\d+ IN [A-Z0-9]+) (.+)");

    private final FixPlan plan;
    private final TextStyle style;
    private final List<Task> tasks;
    private final Page page;
    private final int body;

    PlanText(FixPlan plan, TextStyle style) {
        this.plan = plan;
        this.style = style;
        this.tasks = Tasks.of(plan);
        this.page = style.page();
        this.body = page.columns() < 60 ? NARROW : WIDE;
    }

    String write() {
        CheckReport report = plan.before().report();
        if (style.isQuiet()) {
            String word = HeadlineText.word(report.verdict());
            return page.line(style.palette().verdict(report.verdict(), word) + "  " + sentence())
                    .toString();
        }
        VerdictLine.write(page, report.verdict(), sentence(), style);
        if (style.isVerbose()) {
            page.hanging("", SenderLine.of(report.sender()));
        }
        if (!plan.answerSteps().isEmpty() || !tasks.isEmpty() || hasRest(report)) {
            page.blank();
        }
        answers();
        tasks.forEach(this::task);
        if (!tasks.isEmpty()) {
            forecasts();
        }
        if (hasRest(report)) {
            if (!plan.answerSteps().isEmpty() || !tasks.isEmpty()) {
                page.blank();
            }
            rest(report);
        }
        return page.toString();
    }

    private String sentence() {
        String domain = plan.before().report().subject() + ": ";
        if (!plan.answerSteps().isEmpty()) {
            return domain + "first get the missing answers"
                    + plan.before()
                            .report()
                            .rootCause()
                            .map(cause -> ": " + RootCauseText.clause(cause))
                            .orElse("");
        }
        if (tasks.isEmpty()) {
            return domain
                    + (plan.before().report().unanswered().isEmpty()
                            ? "nothing to do"
                            : "nothing to do for what was found; some checks have no answer");
        }
        String things = tasks.size() == 1 ? "1 thing to do" : tasks.size() + " things to do";
        return domain + things + "; " + records();
    }

    /** The steps that get the missing answers: a plan without them would be a guess. */
    private void answers() {
        for (AnswerStep step : plan.answerSteps()) {
            head("", "You, first", HintText.of(step.hint()));
            page.hanging(" ".repeat(body), "Without an answer: " + checks(step));
        }
        if (!plan.answerSteps().isEmpty()) {
            page.hanging(" ".repeat(body), "Then run fix again.");
            if (!tasks.isEmpty()) {
                page.blank();
            }
        }
    }

    /** The checks that a step is for: the first ones by name, or all of them. */
    private String checks(AnswerStep step) {
        int shown = style.isVerbose() ? step.checks().size() : 2;
        String named = step.checks().stream()
                .limit(shown)
                .map(check -> check.check() + " (" + check.why().label() + ")")
                .collect(Collectors.joining(", "));
        int more = step.checks().size() - shown;
        return more > 0 ? named + " and " + more + (more == 1 ? " more check" : " more checks") : named;
    }

    private String records() {
        int changes = plan.changes().size();
        return changes == 0
                ? "no DNS record of yours has to change"
                : changes == 1 ? "1 record of yours changes" : changes + " records of yours change";
    }

    private void task(Task task) {
        String box = "[ ] " + task.number() + " ";
        Optional<SetChange> first = task.changes().stream().findFirst();
        for (SetChange change : task.changes()) {
            boolean heads = first.equals(Optional.of(change));
            head(heads ? box : "", "You, now", "Publish in the zone " + change.zone() + ":");
            PlanRenderer.lines(change).forEach(this::record);
            page.hanging(
                    " ".repeat(body),
                    change.before().isEmpty()
                            ? "Takes effect within minutes, later where a resolver remembers that the record was missing."
                            : "Takes effect after up to " + change.before().ttl() + " s, the TTL of the old record.");
            change.notes().forEach(note -> page.hanging(" ".repeat(body), note));
        }
        boolean begun = !task.changes().isEmpty();
        for (FixStep step : task.steps()) {
            head(begun ? "" : box, who(step), step.action() + " (" + step.effect() + ")");
            step.means().forEach(this::paste);
            step.proof().ifPresent(proof -> page.hanging(" ".repeat(body) + "Proved: ", words(proof)));
            step.instead()
                    .ifPresent(reason -> page.hanging(" ".repeat(body), "No record is proposed: " + reason + "."));
            begun = true;
        }
        proof(task);
    }

    /** A line of a zone file. A longer one than the screen has its data in parentheses on the next line (RFC 1035 section 5.1). */
    private void record(String line) {
        Matcher parts = RECORD.matcher(line);
        if (PASTE + line.length() <= page.columns() || !parts.matches()) {
            page.verbatim(PASTE, line);
            return;
        }
        page.verbatim(PASTE, parts.group(1) + " (");
        page.verbatim(PASTE, line.charAt(0) + "  " + parts.group(2) + " )");
    }

    private static String who(FixStep step) {
        return FindingForms.who(step.actor());
    }

    /** The box and the actor, then the text. */
    private void head(String box, String who, String text) {
        String lead = (box.isEmpty() ? "      " : box) + who;
        if (body == NARROW) {
            page.hanging(box.isEmpty() ? "      " : box, who + ": " + text, style.palette()::strong);
            return;
        }
        String padded = lead.length() < body ? lead + " ".repeat(body - lead.length()) : lead + "  ";
        page.hanging(padded, text, style.palette()::strong);
    }

    private void paste(Means means) {
        int length = HintText.paste(means).map(String::length).orElse(0);
        Paste.write(page, body + length > page.columns() ? NARROW : body, means);
        SetUpText.programs(means)
                .ifPresent(programs -> page.hanging(
                        " ".repeat(body), "For " + programs + (style.isVerbose() ? ":" : ": -v prints the commands.")));
        if (style.isVerbose()) {
            SetUpText.lines(means).forEach(line -> page.verbatim(NARROW, line));
        }
    }

    private static String words(FixStep.Proof proof) {
        String codes = proof.gone().stream().map(Finding::code).distinct().collect(Collectors.joining(", "));
        return codes + (codes.contains(",") ? " go" : " goes") + " away with a stand-in key.";
    }

    /** The findings that the repeated check no longer has, of those that this task is for. */
    private void proof(Task task) {
        if (plan.proof() != Proof.PROVED) {
            return;
        }
        String codes = Stream.concat(plan.mended().stream(), plan.mendedByOthers().stream())
                .filter(task.mends()::contains)
                .map(Finding::code)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!codes.isEmpty()) {
            String verb = codes.contains(",") ? " go away." : " goes away.";
            page.hanging(" ".repeat(body) + "Proved: ", codes + verb, style.palette()::good);
        }
    }

    private void forecasts() {
        plan.unproved()
                .ifPresent(check -> page.hanging(
                        "UNPROVED  ",
                        "The records could not be proved: " + check.check() + ": "
                                + check.why().label() + " (" + check.detail() + ")",
                        style.palette()::unanswered));
        List<Forecast> all = Forecast.of(plan, tasks);
        int ready = Forecast.untilReady(all);
        for (Forecast each : all.subList(0, ready)) {
            page.hanging(label(each.done()) + ": ", verdict(each) + rest(each, ready), style.palette()::strong);
        }
    }

    /** That the tasks after the last shown forecast are not urgent. */
    private String rest(Forecast forecast, int shown) {
        if (forecast.done() < shown || shown == tasks.size()) {
            return "";
        }
        return shown + 1 == tasks.size()
                ? " " + tasks.size() + " can wait."
                : " " + (shown + 1) + " to " + tasks.size() + " can wait.";
    }

    private static String label(int done) {
        return switch (done) {
            case 1 -> "After 1";
            case 2 -> "After 1 and 2";
            default -> "After 1 to " + done;
        };
    }

    /** For example {@code still BLOCKED (port 25 is blocked by UpCloud).} */
    private String verdict(Forecast forecast) {
        String word = HeadlineText.word(forecast.headline().verdict());
        boolean same = forecast.headline().verdict() == plan.before().report().verdict();
        List<String> all = ProblemText.clauses(forecast.headline().causes());
        String why = all.stream().limit(2).collect(Collectors.joining("; "));
        int more = all.size() - 2;
        String causes = why.isEmpty() ? "" : " (" + why + (more > 0 ? "; and " + more + " more" : "") + ")";
        return (same ? "still " : "") + word + causes + ".";
    }

    private boolean hasRest(CheckReport report) {
        return !plan.optional().isEmpty()
                || hasUnanswered(report)
                || !plan.changes().isEmpty();
    }

    /** Whether checks are open that no {@link AnswerStep} is for. */
    private boolean hasUnanswered(CheckReport report) {
        return plan.answerSteps().isEmpty() && !report.unanswered().isEmpty();
    }

    private void rest(CheckReport report) {
        if (!plan.optional().isEmpty()) {
            page.hanging(
                    "",
                    "Optional (delivery does not depend on it): "
                            + plan.optional().stream()
                                    .map(finding -> finding.type().title())
                                    .distinct()
                                    .collect(Collectors.joining("; "))
                            + ". Records for these: --optional.");
        }
        if (hasUnanswered(report)) {
            page.line(style.palette().strong("Unanswered: an answer may add to the plan"));
            FindingForms.write(page, report.unanswered(), style);
        }
        if (!plan.changes().isEmpty()) {
            page.hanging(
                    "",
                    "To paste: --format zone, cloudflare, route53, octodns, terraform or powershell. Nothing was"
                            + " published.");
        }
    }
}
