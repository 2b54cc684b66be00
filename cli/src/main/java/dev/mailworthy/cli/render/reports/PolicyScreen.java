package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SendingService;
import dev.mailworthy.cli.assess.reports.PerCent;
import dev.mailworthy.cli.plan.RecordChange;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.policy.LostMail;
import dev.mailworthy.cli.plan.policy.PolicyAnswer;
import dev.mailworthy.cli.plan.policy.PolicyOutcome;
import dev.mailworthy.cli.plan.policy.PolicyStage;
import dev.mailworthy.cli.plan.policy.ReportCoverage;
import dev.mailworthy.cli.plan.policy.ReporterDays;
import dev.mailworthy.cli.plan.policy.WantedEnd;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Paste;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Means;
import java.util.List;
import java.util.stream.Collectors;

/** The screen of {@code reports policy}: the answer, who would be lost, what saves them, the way, and how much was seen. */
final class PolicyScreen {

    private static final int MOST = 6;

    private final PolicyAnswer answer;
    private final TextStyle style;
    private final Page page;

    PolicyScreen(PolicyAnswer answer, TextStyle style) {
        this.answer = answer;
        this.style = style;
        this.page = style.page();
    }

    String text() {
        VerdictLine.write(page, word(), answer.verdict(), sentence(), style);
        if (style.isQuiet()) {
            return page.toString();
        }
        lost();
        changes();
        path();
        others();
        coverage();
        Sections.unanswered(page, answer.unanswered(), style);
        next();
        return page.toString();
    }

    private String word() {
        return switch (answer.outcome()) {
            case YES -> "YES";
            case NO -> "NO";
            case UNANSWERED -> "UNANSWERED";
        };
    }

    private String sentence() {
        String what = "p=" + answer.question().want().label()
                + (answer.question().end() == WantedEnd.FAIL ? " and -all" : "");
        String domain = answer.question().domain().toString();
        return switch (answer.outcome()) {
            case YES -> domain + " may publish " + what + ": no mail of yours is seen that it would lose";
            case NO -> {
                long lost = answer.lost().stream().mapToLong(LostMail::messages).sum();
                yield what + " would lose " + ReportsScreen.count(lost, "message") + " of " + domain + " from "
                        + ReportsScreen.count(answer.lost().size(), "address")
                        + (answer.savesAll() ? "; the records below save all of it" : "");
            }
            case UNANSWERED -> "The reports do not show whether " + domain + " may publish " + what;
        };
    }

    private void lost() {
        int shown = style.isVerbose()
                ? answer.lost().size()
                : Math.min(MOST, answer.lost().size());
        int number = 0;
        for (LostMail lost : answer.lost().subList(0, shown)) {
            page.blank();
            MailSource source = lost.source();
            page.hanging(
                    ++number + "  ",
                    name(source) + ": " + ReportsScreen.count(lost.messages(), "message") + " of "
                            + ReportsScreen.number(source.counts().messages()) + " would be lost"
                            + (lost.rescue() == LostMail.Rescue.SAVED ? "; saved by the records below" : ""));
            if (!source.causes().isEmpty()) {
                page.hanging(
                        "   Why: ",
                        source.orderedCauses().stream().map(MailCause::words).collect(Collectors.joining("; ")));
            }
            lost.remedies().stream()
                    .filter(remedy -> lost.rescue() == LostMail.Rescue.NOT_SAVED)
                    .filter(remedy -> remedy.means()
                            .filter(Means.PublishRecord.class::isInstance)
                            .isEmpty())
                    .forEach(remedy -> Sections.remedy(page, "   ", remedy));
        }
        if (shown < answer.lost().size()) {
            page.line("   " + ReportsScreen.count(answer.lost().size() - shown, "more address") + ": -v");
        }
    }

    private static String name(MailSource source) {
        return source.service()
                .map(SendingService::name)
                .map(service -> service + " (" + source.address() + ")")
                .orElseGet(() -> source.address() + " (" + ReportsHeadline.kind(source.kind()) + ")");
    }

    private void changes() {
        for (SetChange change : answer.changes()) {
            page.blank();
            page.hanging("", "Publish at " + change.after().owner() + " (tested on a copy of the zone):");
            for (RecordChange record : change.records()) {
                line(record);
            }
            change.notes().forEach(note -> page.hanging("  ", note));
        }
    }

    private void line(RecordChange change) {
        if (change instanceof RecordChange.Replace replaced) {
            page.verbatim(2, "- " + RecordLines.data(replaced.before()));
            page.verbatim(2, "+ " + RecordLines.data(replaced.after()));
        } else if (change instanceof RecordChange.Add added) {
            page.verbatim(2, "+ " + RecordLines.data(added.record()));
        } else if (change instanceof RecordChange.Remove removed) {
            page.verbatim(2, "- " + RecordLines.data(removed.record()));
        }
    }

    private void path() {
        if (answer.path().isEmpty()) {
            page.blank();
            page.hanging("", "The present record asks for this policy already.");
            return;
        }
        page.blank();
        page.hanging(
                "",
                answer.outcome() == PolicyOutcome.YES
                        ? "The way, if each step's reports say yes again:"
                        : answer.coverage().days() == 0
                                ? "The way, once the answer is yes:"
                                : "The way, once the answer is yes (the dates follow the pace of the reports):");
        for (PolicyStage stage : answer.path()) {
            page.line(stage.from().map(day -> "  from " + day).orElse("") + "  p=" + stage.name());
            if (style.isVerbose() || stage == answer.path().get(0)) {
                Paste.write(page, 4, new Means.PublishRecord(stage.record()));
            }
        }
    }

    private void others() {
        page.blank();
        if (answer.forwarded().messages() > 0) {
            Sections.labelled(
                    page,
                    "Forwarders",
                    PerCent.of(answer.forwarded().lost(), answer.forwarded().messages()) + " of "
                            + ReportsScreen.count(answer.forwarded().messages(), "message")
                            + " through them would be lost");
        }
        if (answer.strangers().messages() > 0) {
            String largest = answer.strangest().stream()
                    .map(source -> source.address().toString())
                    .collect(Collectors.joining(", "));
            Sections.labelled(
                    page,
                    "Strangers",
                    ReportsScreen.count(answer.strangers().failed(), "message")
                            + " from addresses that nothing shows to be yours would be lost: " + largest
                            + ". If one is yours, say so: --mine ADDRESS");
        }
    }

    private void coverage() {
        ReportCoverage coverage = answer.coverage();
        if (coverage.days() == 0) {
            return;
        }
        List<ReporterDays> reporters = coverage.reporters();
        int shown = style.isVerbose() ? reporters.size() : Math.min(MOST, reporters.size());
        String names = reporters.subList(0, shown).stream()
                .map(reporter -> reporter.reporter() + " ("
                        + ReportsScreen.count(reporter.days().size(), "day") + ", "
                        + ReportsScreen.number(reporter.messages()) + ")")
                .collect(Collectors.joining(", "));
        Sections.labelled(
                page,
                "Seen",
                ReportsScreen.count(coverage.messages(), "message") + " of "
                        + ReportsScreen.count(coverage.days(), "day") + ", "
                        + coverage.from().orElseThrow() + " to "
                        + coverage.to().orElseThrow() + ", by " + names
                        + (shown < reporters.size() ? " and " + (reporters.size() - shown) + " more (-v)" : "")
                        + ". Mail to other receivers was not seen.");
    }

    private void next() {
        if (!answer.changes().isEmpty()) {
            page.blank();
            page.hanging("", "To paste: --format zone, cloudflare, route53, octodns, terraform or powershell");
        }
    }
}
