package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.HeadlineText;
import dev.mailworthy.cli.render.outcome.MailLogLines;
import dev.mailworthy.cli.render.outcome.NextLines;
import dev.mailworthy.cli.render.outcome.ProblemLines;
import dev.mailworthy.cli.render.outcome.ReceiverLines;
import dev.mailworthy.cli.render.outcome.StateLines;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.EhloName;
import java.util.EnumSet;
import java.util.Set;

/** The screen of {@code check}: the verdict with its cause, the numbered problems, one line each for the rest, the next command. */
final class CheckText {

    /** Where addresses come from that a reader takes for granted. */
    private static final Set<Origin> USUAL = EnumSet.of(Origin.GIVEN, Origin.LAB, Origin.INTERFACES);

    private final CheckReport report;
    private final TextStyle style;
    private final Page page;

    CheckText(CheckReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = style.page();
    }

    /** @param reasons whether to say why each receiver refuses or accepts */
    String write(boolean reasons) {
        if (style.isQuiet()) {
            return quiet();
        }
        VerdictLine.write(page, report.verdict(), HeadlineText.sentence(report.headline()), style);
        sender();
        NumberedProblems problems = report.problems();
        page.blank();
        MessageForms.write(page, report.message(), style);
        StatementForms.write(page, report, style);
        problems.all().forEach(problem -> ProblemLines.write(page, problem, style));
        if (!problems.all().isEmpty()) {
            page.blank();
        }
        boolean open = report.verdict() == Verdict.INCONCLUSIVE;
        if (open) {
            StateLines.unanswered(page, report.unanswered(), report.rootCause(), style);
            page.blank();
        }
        ReceiverLines.strip(page, report.ruling(), style);
        MailLogLines.write(page, report.log(), report.reputation());
        StateLines.passed(page, report.checked().passed(), style);
        if (!open) {
            StateLines.unanswered(page, report.unanswered(), report.rootCause(), style);
        }
        StateLines.optional(page, report.findings(), style);
        boolean message = report.message().isPresent();
        boolean asked =
                report.unanswered().stream().anyMatch(check -> check.hint() == Hint.Standard.GIVE_MESSAGE_OR_SELECTOR);
        StateLines.unseen(page, report.ruling(), message, !message && !asked, style);
        if (reasons) {
            page.blank();
            ReceiverLines.reasons(page, report.ruling(), problems, style);
        }
        if (style.isVerbose()) {
            DetailForms.write(page, report, style);
        }
        if (open || !problems.all().isEmpty()) {
            NextLines.write(page, report, problems.all(), style);
        }
        return page.toString();
    }

    private String quiet() {
        String word = HeadlineText.word(report.verdict());
        String line = HeadlineText.line(report.headline());
        return page.line(style.palette().verdict(report.verdict(), word) + line.substring(word.length()))
                .toString();
    }

    /** The addresses and the EHLO name, where the first line does not have them or where they are not certain. */
    private void sender() {
        Origin origin = report.sending().origin();
        String indent = " ".repeat(HeadlineText.word(report.verdict()).length() + 2);
        if (style.isVerbose() || !USUAL.contains(origin)) {
            page.hanging(indent, SenderLine.of(report.sender()));
        } else if (report.verdict() == Verdict.READY) {
            String ehlo = report.ehlo()
                    .map(EhloName::toString)
                    .map(name -> ", as " + name)
                    .orElse("");
            page.hanging(indent, HeadlineText.addresses(report.sending().addresses()) + ehlo);
        }
        if (CheckRenderer.isGreetingOnly(report)) {
            page.hanging(
                    indent, "Only the greeting of mail servers was tested: --ehlo NAME tests the whole conversation.");
        }
    }
}
