package dev.mailworthy.cli.plan.order;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.OutlookChoice.Decides;
import dev.mailworthy.cli.assess.outcome.Headline;
import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.plan.FixPlan;
import dev.mailworthy.cli.plan.PlanStanding;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The verdict after the first tasks of a plan. Records count as proved: the check was repeated with them in place. A step counts
 * as done: its findings are taken as gone, and the receivers are judged again without them.
 *
 * @param done the number of tasks
 * @param headline the headline of a check after them
 */
public record Forecast(int done, Headline headline) {

    /** One forecast after each task; empty if the records of the plan are not proved. */
    public static List<Forecast> of(FixPlan plan, List<Task> tasks) {
        if (plan.unproved().isPresent()) {
            return List.of();
        }
        List<Forecast> all = new ArrayList<>();
        for (int done = 1; done <= tasks.size(); done++) {
            all.add(new Forecast(done, headline(plan, tasks.subList(0, done))));
        }
        return all;
    }

    private static Headline headline(FixPlan plan, List<Task> done) {
        boolean published =
                done.stream().mapToInt(task -> task.changes().size()).sum()
                        == plan.changes().size();
        boolean requested = plan.requests().stream()
                .allMatch(request -> done.stream().anyMatch(task -> task.mends().containsAll(request.answers())));
        PlanStanding proved = !published ? plan.before() : requested ? plan.afterRequests() : plan.after();
        Set<String> gone = new HashSet<>();
        done.forEach(task -> task.mends().forEach(finding -> gone.add(finding.fingerprint())));
        return judged(proved.report(), gone);
    }

    /** A report as if these findings were gone. */
    private static Headline judged(CheckReport report, Set<String> gone) {
        List<Finding> lost = report.findings().stream()
                .filter(finding -> gone.contains(finding.fingerprint()))
                .toList();
        List<Finding> left = report.findings().stream()
                .filter(finding -> !gone.contains(finding.fingerprint()))
                .toList();
        List<Fact> facts = report.facts().stream()
                .map(fact -> isOf(fact, lost, left) ? Fact.of(fact.key(), fact.subject(), Answer.absent()) : fact)
                .toList();
        OverallVerdict ruling = report.decides() == Decides.EVERYTHING
                ? OverallVerdict.ofAll(
                        left, report.unanswered(), report.outlook().receiversIf(facts))
                : report.ruling();
        return Headline.of(
                report.subject(),
                report.sending().addresses(),
                ruling,
                NumberedProblems.of(left),
                report.unanswered(),
                report.rootCause());
    }

    /** Whether a fact belongs to a finding that is gone: by its list, its code, or its subject if the code is no finding's. */
    private static boolean isOf(Fact fact, List<Finding> lost, List<Finding> left) {
        if (!(fact.answer() instanceof Answer.Present<String>)) {
            return false;
        }
        boolean listed = lost.stream().anyMatch(finding -> isOfList(fact, finding))
                && left.stream().noneMatch(finding -> isOfList(fact, finding));
        return listed
                || lost.stream()
                        .anyMatch(finding -> fact.subject().equals(finding.subject())
                                && (fact.key().equals(finding.code())
                                        || left.stream()
                                                .noneMatch(other -> other.code().equals(fact.key()))));
    }

    /** Whether a fact is about the list that a finding names, or about one of its codes. */
    private static boolean isOfList(Fact fact, Finding finding) {
        return finding.particular(Particular.ListId.class)
                .map(list -> finding.code() + "/" + list.id())
                .filter(key -> fact.key().equals(key) || fact.key().startsWith(key + "/"))
                .isPresent();
    }

    /** The number of forecasts up to the first after which the verdict stays ready. */
    public static int untilReady(List<Forecast> all) {
        int last = all.size();
        while (last > 1
                && all.get(last - 1).headline().verdict() == Verdict.READY
                && all.get(last - 2).headline().verdict() == Verdict.READY) {
            last--;
        }
        return last;
    }
}
