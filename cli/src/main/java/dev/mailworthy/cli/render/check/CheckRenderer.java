package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.OutlookChoice.Decides;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The report of {@code check}: the verdict, the findings with remedies, the passed and the unanswered checks. */
public final class CheckRenderer implements Renderer<CheckReport> {

    /** Findings by which receivers refuse this machine itself, whatever the message is. */
    private static final Set<FindingType> BEFORE_MAIL =
            Set.of(EgressFinding.EGRESS_GREETING_REFUSED, EgressFinding.EGRESS_EHLO_REFUSED);

    @Override
    public String text(CheckReport report, TextStyle style) {
        Page page = new Page();
        String verdict = report.verdict().label().replace('-', ' ').toUpperCase(Locale.ROOT);
        page.hanging(verdict + "  ", sentence(report), lead -> style.palette().verdict(report.verdict(), lead));
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.hanging("", Headline.of(report.sender()));
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
        }
        if (report.completeness() != Completeness.COMPLETE) {
            page.line("PARTIAL: " + partial(report.completeness()));
        }
        report.findings().stream()
                .findFirst()
                .ifPresent(finding -> page.line("What a code means: mailworthy explain " + finding.code()));
        return page.toString();
    }

    /** One sentence about what the {@link Verdict verdict} means for this report. */
    public static String sentence(CheckReport report) {
        return report.decides() == Decides.RECEIVERS ? chosen(report.verdict()) : everything(report);
    }

    private static String chosen(Verdict verdict) {
        return switch (verdict) {
            case READY -> "What the chosen receivers ask for and a check can see is there.";
            case AT_RISK -> "What follows lowers a chosen receiver's trust.";
            case BLOCKED -> "A chosen receiver will refuse mail from this server.";
            case INCONCLUSIVE -> "Nobody can say: what a chosen receiver asks for is not known.";
        };
    }

    private static String everything(CheckReport report) {
        return switch (report.verdict()) {
            case READY -> "Mail from this server can leave, and nothing found speaks against it.";
            case AT_RISK -> "Mail can leave, but " + trouble(report);
            case BLOCKED -> "Mail from this server will not arrive: " + blockers(report) + ".";
            case INCONCLUSIVE -> {
                String open = count(report.unanswered().size(), "check") + " went unanswered.";
                yield refusing(report)
                        .map(them -> them + " will refuse; of the rest nobody can say: " + open)
                        .orElse("Nobody can say: " + open);
            }
        };
    }

    private static String trouble(CheckReport report) {
        boolean refused = report.findings().stream().anyMatch(finding -> BEFORE_MAIL.contains(finding.type()));
        return refusing(report)
                .map(them -> them + " will refuse it for what follows.")
                .orElse(
                        refused
                                ? "mail servers refuse this machine before they see a message."
                                : "what follows lowers receivers' trust.");
    }

    /** The number of receivers that refuse because a gate failed. */
    private static Optional<String> refusing(CheckReport report) {
        int number = (int) report.outlook().receivers().stream()
                .filter(receiver -> receiver.verdict() == ReceiverVerdict.REFUSE)
                .count();
        return number == 0 ? Optional.empty() : Optional.of(count(number, "receiver"));
    }

    private static String blockers(CheckReport report) {
        long blockers = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .count();
        return count((int) blockers, "reason") + " below";
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
        return report.facts().stream().anyMatch(fact -> fact.key().equals(EgressReport.GREETING_ONLY));
    }

    /** The last step that was asked of mail servers; empty if no port was probed. */
    private static Optional<String> tested(CheckReport report) {
        PortVerdict.Tested last =
                isGreetingOnly(report) ? PortVerdict.Tested.GREETING : PortVerdict.Tested.CONVERSATION;
        return Optional.of(last.label())
                .filter(label ->
                        report.facts().stream().anyMatch(fact -> fact.key().equals(EgressReport.CLOSED)));
    }

    private static JsonObject head(CheckReport report, Stamp stamp) {
        Verdict verdict = report.verdict();
        return stamp.document("check")
                .with("subject", report.subject())
                .with("addresses", report.sending().addresses())
                .with("addressOrigin", report.sending().origin().code())
                .with("ehlo", report.ehlo())
                .withAll(Headline.names(report.sender()))
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
