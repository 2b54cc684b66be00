package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of {@code check}: the verdict, the findings with remedies, the passed and the unanswered checks. */
public final class CheckRenderer implements Renderer<CheckReport> {

    @Override
    public String text(CheckReport report, TextStyle style) {
        Page page = new Page();
        String verdict = HeadlineText.word(report.verdict());
        if (style.verbosity() == Verbosity.QUIET) {
            String line = HeadlineText.line(report.headline());
            return page.line(style.palette().verdict(report.verdict(), verdict) + line.substring(verdict.length()))
                    .toString();
        }
        page.hanging(verdict + "  ", sentence(report), lead -> style.palette().verdict(report.verdict(), lead));
        page.hanging("", SenderLine.of(report.sender()));
        if (isGreetingOnly(report)) {
            page.hanging("", "Only the greeting of mail servers was tested: --ehlo NAME tests the whole conversation.");
        }
        page.blank();
        OutlookForms.write(page, report.outlook(), style);
        MessageForms.write(page, report.message(), style);
        StatementForms.write(page, report, style);
        FindingForms.write(page, report, style);
        if (style.verbosity() == Verbosity.VERBOSE) {
            report.lookups().ifPresent(lookups -> page.line(asked(lookups)));
            if (has(report, EgressReport.LENGTH_UNTESTED)) {
                page.hanging(
                        "",
                        "Not tested: whether long packets leave. No mail server took TLS, and without TLS no command is so"
                                + " long.");
            }
        }
        if (report.completeness() != Completeness.COMPLETE) {
            page.line("PARTIAL: " + partial(report.completeness()));
        }
        report.findings().stream()
                .findFirst()
                .ifPresent(finding -> page.line("What a code means: mailworthy explain " + finding.code()));
        return page.toString();
    }

    /** The sentence of the report's headline. */
    public static String sentence(CheckReport report) {
        return HeadlineText.sentence(report.headline());
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String asked(LookupCount lookups) {
        String questions = lookups.questions() == 1 ? "1 query." : lookups.questions() + " queries.";
        return lookups.chain().isPresent()
                ? "Longest chain: " + count(lookups.chain().getAsInt(), "dependent lookup") + "; " + questions
                : "DNS: " + questions;
    }

    private static String partial(Completeness how) {
        return how == Completeness.STOPPED
                ? "the run was stopped; this is what was known by then."
                : "the time was over; --timeout gives more.";
    }

    @Override
    public JsonObject document(CheckReport report, Stamp stamp) {
        return head(report, stamp)
                .with("findings", FindingForms.findings(report))
                .with("confirmed", FindingForms.confirmed(report.confirmed()))
                .with("unanswered", FindingForms.unanswered(report));
    }

    private static boolean isGreetingOnly(CheckReport report) {
        return has(report, EgressReport.GREETING_ONLY);
    }

    private static boolean has(CheckReport report, String fact) {
        return report.facts().stream().anyMatch(each -> each.key().equals(fact));
    }

    /** The last step that was asked of mail servers; empty if no port was probed. */
    private static Optional<String> tested(CheckReport report) {
        PortVerdict.Tested last =
                isGreetingOnly(report) ? PortVerdict.Tested.GREETING : PortVerdict.Tested.CONVERSATION;
        return Optional.of(last.label()).filter(label -> has(report, EgressReport.CLOSED));
    }

    private static JsonObject head(CheckReport report, Stamp stamp) {
        Verdict verdict = report.verdict();
        return stamp.document("check")
                .with("subject", report.subject())
                .with("addresses", report.sending().addresses())
                .with("addressOrigin", report.sending().origin().code())
                .with("ehlo", report.ehlo())
                .withAll(SenderLine.names(report.sender()))
                .with("verdict", verdict.label())
                .with("completeness", report.completeness().label())
                .with("tested", tested(report))
                .with("score", OutlookForms.score(report.outlook().score()))
                .with("scoreBasis", OutlookForms.basis(report.outlook().score()))
                .with("receivers", OutlookForms.receivers(report.outlook()))
                .with("statements", StatementForms.json(report))
                .with("message", MessageForms.json(report.message()))
                .withAll(policy(report))
                .withAll(report.checked()
                        .portsMeasuredAt()
                        .map(time -> JsonObject.empty().with("portsMeasuredAt", time))
                        .orElseGet(JsonObject::empty));
    }

    /** The member of the MTA-STS policy, if one was fetched and can be used. */
    private static JsonObject policy(CheckReport report) {
        JsonObject member = JsonObject.empty();
        report.policy()
                .ifPresent(published -> member.with(
                        "mtaSts",
                        JsonObject.empty()
                                .with("id", published.id())
                                .with("mode", published.policy().mode().label())
                                .with("maxAge", published.policy().maxAge())
                                .with("mx", published.policy().mx())));
        return member;
    }

    @Override
    public List<JsonObject> lines(CheckReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.add(FindingForms.finding(finding)));
        report.unanswered().forEach(check -> lines.add(FindingForms.unanswered(check)));
        lines.add(head(report, stamp));
        return lines;
    }
}
