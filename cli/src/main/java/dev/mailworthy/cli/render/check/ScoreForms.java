package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.Reputation;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.score.Contribution;
import dev.mailworthy.core.score.Score;
import dev.mailworthy.core.score.ScoreReport;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@link Reputation reputation estimate}, in words and as JSON. */
final class ScoreForms {

    private static final String ABOUT =
            "how much mail from this sender is wanted; not whether the mail can leave this machine";

    /** What evidence says, by its id: first against the sender, then for it. All lists have the words of {@link #LISTED}. */
    private static final Map<String, String[]> STATES = Map.of(
            "ptr", new String[] {"missing", "there"},
            "generic", new String[] {"found", "not found"},
            "ehlo", new String[] {"wrong", "right"},
            "spf", new String[] {"missing or failing", "passes"},
            "dkim", new String[] {"missing or failing", "there"},
            "dmarc", new String[] {"missing", "there"},
            "greeting", new String[] {"seen", "none"},
            "dnswl", new String[] {"not listed", "listed"});

    private static final String[] LISTED = {"listed", "not listed"};

    private ScoreForms() {}

    static void write(Page page, CheckReport report, TextStyle style) {
        Reputation reputation = report.reputation();
        ScoreReport score = reputation.score();
        page.line(style.palette().strong("Reputation estimate"));
        page.hanging("  ", "It estimates " + ABOUT + ".");
        score.shown()
                .ifPresentOrElse(
                        known -> page.hanging("  ", range(known, reputation)),
                        () -> page.hanging("  ", "None: " + answered(score) + ", less than half."));
        for (Reputation.Condition condition : reputation.appliesIf()) {
            if (condition.state() != Reputation.State.HOLDS) {
                String how =
                        condition.state() == Reputation.State.FAILS ? ", which is not so." : ", which is not known.";
                page.hanging("  ! ", "It applies only if " + condition.words() + how);
            }
        }
        for (Contribution each : score.contributions()) {
            page.hanging("    ", words(each) + String.format(Locale.ROOT, ": %+.2f", -each.nats()));
        }
        if (!score.unanswered().isEmpty()) {
            page.hanging("  ", "Not known: " + String.join(", ", score.unanswered()) + ".");
        }
    }

    private static String range(Score score, Reputation reputation) {
        String from = reputation.basis() == Reputation.Basis.SETUP ? ", from the setup alone" : ", from deliveries too";
        return Math.round(score.point()) + " of 100" + from + "; with what is not known it could be "
                + Math.round(score.low()) + " to " + Math.round(score.high()) + ". "
                + answered(reputation.score()) + ".";
    }

    private static String answered(ScoreReport score) {
        return Math.round(score.computed().coverage() * 100) + " % of the evidence has an answer";
    }

    private static String words(Contribution each) {
        if (each.id().equals("prior") || each.id().startsWith("delivery-")) {
            return each.name();
        }
        String[] states = STATES.getOrDefault(each.id(), LISTED);
        return each.name() + " " + (each.nats() > 0 ? states[0] : states[1]);
    }

    static Optional<JsonObject> score(Reputation reputation) {
        return reputation
                .score()
                .shown()
                .map(score -> JsonObject.empty()
                        .with("point", tenth(score.point()))
                        .with("low", tenth(score.low()))
                        .with("high", tenth(score.high()))
                        .with("coverage", Math.round(score.coverage() * 1000) / 1000.0)
                        .with("basis", reputation.basis().label())
                        .with("about", ABOUT)
                        .with("applies", reputation.applies())
                        .with(
                                "appliesIf",
                                reputation.appliesIf().stream()
                                        .map(condition -> JsonObject.empty()
                                                .with("condition", condition.id())
                                                .with("state", condition.state().label())
                                                .with("text", condition.words()))
                                        .toList()));
    }

    static JsonObject basis(ScoreReport report) {
        return JsonObject.empty()
                .with("model", report.model())
                .with("coverage", Math.round(report.computed().coverage() * 1000) / 1000.0)
                .with(
                        "contributions",
                        report.contributions().stream()
                                .map(each -> JsonObject.empty()
                                        .with("id", each.id())
                                        .with("name", each.name())
                                        .with("nats", Math.round(each.nats() * 1000) / 1000.0)
                                        .with("why", each.why())
                                        .with("text", words(each))
                                        .with("points", Math.round(-each.nats() * 1000) / 1000.0))
                                .toList())
                .with("unanswered", report.unanswered());
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
