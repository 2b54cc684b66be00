package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.explain.Topic;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.List;

/** Texts about codes: the {@link Topic topics} of explain. */
public final class Explanation {

    private static final int CODE_WIDTH = 28;
    private static final String INDENT = "        ";

    private Explanation() {}

    /** One topic in full: why, how to look at it, what to do, and how long that takes. */
    public static String of(Topic topic, int columns) {
        Page page = new Page(columns);
        page.hanging("", topic.code() + " (" + topic.label() + ")  " + topic.title());
        field(page, "Why", topic.why());
        topic.look().ifPresent(look -> field(page, "Look", look));
        String lead = "Do";
        for (String step : topic.steps()) {
            field(page, lead, step);
            lead = "";
        }
        topic.paste().forEach(paste -> page.verbatim(INDENT.length(), paste));
        field(page, "Takes", topic.takes());
        topic.sources().forEach(source -> field(page, "Source", source));
        return page.toString();
    }

    static void field(Page page, String label, String value) {
        if (!value.isEmpty()) {
            page.hanging(label + INDENT.substring(label.length()), value);
        }
    }

    /** All types of findings, a line each, and what else can be explained. */
    public static String of(List<FindingType> types, int columns) {
        Page page = new Page(columns);
        types.forEach(type -> page.hanging(
                type.code() + " ".repeat(Math.max(1, CODE_WIDTH - type.code().length())), type.title()));
        page.blank();
        page.hanging(
                "",
                "Also: requirements of receivers (G-A2), receivers (gmail), verdicts (blocked_drop), blocklists (spamcop)"
                        + " and their answers (zen 127.0.0.4), words (DMARC), and replies of mail servers.");
        return page.toString();
    }

    /** The explanation as one JSON document. */
    public static String json(List<FindingType> types, Stamp stamp) {
        return JsonText.of(document("finding", types, List.of(), stamp), JsonText.Layout.INDENTED);
    }

    /** One topic as one JSON document. */
    public static String json(Topic topic, List<FindingType> types, Stamp stamp) {
        return JsonText.of(document(topic.kind().label(), types, List.of(topic), stamp), JsonText.Layout.INDENTED);
    }

    private static JsonObject document(String kind, List<FindingType> types, List<Topic> topics, Stamp stamp) {
        return stamp.document("explain")
                .with("kind", kind)
                .with("findings", types.stream().map(Explanation::finding).toList())
                .with("topics", topics.stream().map(Explanation::topic).toList())
                .with("rulesAsOf", ReplyCatalogue.bundled().asOf().toString())
                .with("replies", List.of());
    }

    private static JsonObject topic(Topic topic) {
        return JsonObject.empty()
                .with("code", topic.code())
                .with("kind", topic.kind().label())
                .with("label", topic.label())
                .with("title", topic.title())
                .with("why", topic.why())
                .with("look", topic.look())
                .with("steps", topic.steps())
                .with("paste", topic.paste())
                .with("takes", topic.takes())
                .with("sources", topic.sources());
    }

    private static JsonObject finding(FindingType type) {
        return JsonObject.empty()
                .with("code", type.code())
                .with("severity", type.severity().label())
                .with("title", type.title())
                .with("explanation", type.explanation())
                .with("remedy", FindingForms.remedy(type.remedy()));
    }
}
