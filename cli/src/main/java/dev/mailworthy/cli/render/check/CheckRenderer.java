package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.HeadlineText;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.PortVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of {@code check}: the verdict, the findings with remedies, the passed and the unanswered checks. */
public final class CheckRenderer implements Renderer<CheckReport> {

    private final boolean reasons;

    public CheckRenderer() {
        this(false);
    }

    /** @param reasons whether the text says why each receiver refuses or accepts */
    public CheckRenderer(boolean reasons) {
        this.reasons = reasons;
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(CheckReport report, TextStyle style) {
        return new CheckText(report, style).write(reasons);
    }

    /** The sentence of the report's headline. */
    public static String sentence(CheckReport report) {
        return HeadlineText.sentence(report.headline());
    }

    @Override
    public JsonObject document(CheckReport report, Stamp stamp) {
        return head(report, stamp)
                .with("findings", FindingForms.findings(report))
                .with("confirmed", FindingForms.confirmed(report.confirmed()))
                .with("unanswered", FindingForms.unanswered(report));
    }

    static boolean isGreetingOnly(CheckReport report) {
        return has(report, EgressReport.GREETING_ONLY);
    }

    static boolean has(CheckReport report, String fact) {
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
                .with("rootCause", report.rootCause().map(RootCauseText::json))
                .with("tested", tested(report))
                .with("score", ScoreForms.score(report.reputation()))
                .with("scoreBasis", ScoreForms.basis(report.outlook().score()))
                .with("receivers", OutlookForms.receivers(report.outlook()))
                .with("statements", StatementForms.json(report))
                .with("message", MessageForms.json(report.message()))
                .withAll(LogForms.json(report.log()))
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
