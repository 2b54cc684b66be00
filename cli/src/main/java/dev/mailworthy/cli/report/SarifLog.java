package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A check as a SARIF 2.1.0 log. An {@link UnansweredCheck unanswered check} is a result of kind {@code review} (3.27.9)
 * and a notification of the run (3.20.21). No result has kind {@code pass}.
 */
final class SarifLog {

    /** The rule that all {@link UnansweredCheck unanswered checks} refer to. */
    private static final String UNANSWERED = "CHECK-UNANSWERED";

    private final CheckReport report;
    private final Map<String, Integer> rules = new LinkedHashMap<>();

    private SarifLog(CheckReport report) {
        this.report = report;
        report.findings().forEach(finding -> rules.putIfAbsent(finding.code(), rules.size()));
        if (!report.unanswered().isEmpty()) {
            rules.put(UNANSWERED, rules.size());
        }
    }

    static JsonObject of(CheckReport report, Stamp stamp) {
        return JsonObject.empty()
                .with("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .with("version", "2.1.0")
                .with("runs", List.of(new SarifLog(report).run(stamp)));
    }

    private JsonObject run(Stamp stamp) {
        List<JsonObject> results = new ArrayList<>();
        report.findings().forEach(finding -> results.add(result(finding)));
        report.unanswered().forEach(check -> results.add(result(check)));
        return JsonObject.empty()
                .with("tool", JsonObject.empty().with("driver", driver(stamp)))
                .with("automationDetails", JsonObject.empty().with("id", "mailworthy/check/" + report.subject()))
                .with("columnKind", "utf16CodeUnits")
                .with("invocations", List.of(invocation(stamp)))
                .with("results", results);
    }

    private JsonObject driver(Stamp stamp) {
        String[] tool = stamp.tool().split(" ", 2);
        List<JsonObject> described = new ArrayList<>();
        report.findings().stream().map(Finding::type).distinct().forEach(type -> described.add(rule(type)));
        if (!report.unanswered().isEmpty()) {
            described.add(JsonObject.empty()
                    .with("id", UNANSWERED)
                    .with("shortDescription", text("A check went unanswered"))
                    .with(
                            "fullDescription",
                            text("The check has no answer. It counts neither as a pass nor as a fail.")));
        }
        return JsonObject.empty()
                .with("name", tool[0])
                .with("version", tool.length > 1 ? tool[1] : "")
                .with("rules", described);
    }

    private static JsonObject rule(FindingType type) {
        Remedy remedy = type.remedy();
        return JsonObject.empty()
                .with("id", type.code())
                .with("shortDescription", text(type.title()))
                .with("fullDescription", text(type.explanation()))
                .with("help", text(Words.capital(remedy.actor().label()) + ": " + remedy.action()))
                .with("defaultConfiguration", JsonObject.empty().with("level", level(type.severity())));
    }

    private JsonObject result(Finding finding) {
        boolean informs = finding.severity() == Severity.INFO;
        return JsonObject.empty()
                .with("ruleId", finding.code())
                .with("ruleIndex", rules.getOrDefault(finding.code(), -1))
                .with("kind", informs ? "informational" : "fail")
                .with("level", informs ? "none" : level(finding.severity()))
                .with("message", text(finding.subject() + ": " + finding.message()))
                .with("locations", location(finding.subject()))
                .with("partialFingerprints", JsonObject.empty().with("finding/v1", finding.fingerprint()))
                .with(
                        "properties",
                        JsonObject.empty()
                                .with("severity", finding.severity().label())
                                .with(
                                        "evidence",
                                        finding.evidence().stream()
                                                .map(SarifLog::evidence)
                                                .toList())
                                .with(
                                        "remedies",
                                        finding.remedies().stream()
                                                .map(SarifLog::remedy)
                                                .toList()));
    }

    private JsonObject result(UnansweredCheck check) {
        return JsonObject.empty()
                .with("ruleId", UNANSWERED)
                .with("ruleIndex", rules.getOrDefault(UNANSWERED, -1))
                .with("kind", "review")
                .with("level", "none")
                .with("message", text(words(check)))
                .with("locations", location(check.check()))
                .with("properties", JsonObject.empty().with("why", check.why().label()));
    }

    /** A domain or an address is a logical location, because physical locations in SARIF are files. */
    private static List<JsonObject> location(String subject) {
        JsonObject logical =
                JsonObject.empty().with("fullyQualifiedName", subject).with("kind", "resource");
        return List.of(JsonObject.empty().with("logicalLocations", List.of(logical)));
    }

    private JsonObject invocation(Stamp stamp) {
        return JsonObject.empty()
                .with("executionSuccessful", report.completeness() == Completeness.COMPLETE)
                .with("exitCode", report.verdict().exitCode())
                .with("endTimeUtc", stamp.generatedAt().truncatedTo(ChronoUnit.SECONDS))
                .with(
                        "toolExecutionNotifications",
                        report.unanswered().stream().map(SarifLog::notification).toList())
                .with(
                        "properties",
                        JsonObject.empty().with("verdict", report.verdict().label()));
    }

    private static JsonObject notification(UnansweredCheck check) {
        return JsonObject.empty()
                .with("associatedRule", JsonObject.empty().with("id", UNANSWERED))
                .with("level", "warning")
                .with("message", text(words(check)));
    }

    private static String words(UnansweredCheck check) {
        return check.check() + ": " + check.why().label() + " (" + check.detail() + "). " + HintText.of(check.hint());
    }

    private static JsonObject evidence(Evidence fact) {
        return JsonObject.empty().with("source", fact.source()).with("observation", fact.observation());
    }

    private static JsonObject remedy(Remedy remedy) {
        return JsonObject.empty()
                .with("actor", remedy.actor().label())
                .with("action", remedy.action())
                .with("paste", HintText.paste(remedy))
                .with("effect", remedy.effect());
    }

    private static JsonObject text(String words) {
        return JsonObject.empty().with("text", words);
    }

    /** The level of a {@link Severity severity}. SARIF has three (3.27.10). */
    private static String level(Severity severity) {
        return switch (severity) {
            case BLOCKER, ERROR -> "error";
            case WARNING -> "warning";
            case NOTICE, INFO -> "note";
        };
    }
}
