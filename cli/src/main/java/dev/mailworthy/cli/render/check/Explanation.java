package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.List;

/** Texts about types of finding. */
public final class Explanation {

    private static final int CODE_WIDTH = 28;

    private Explanation() {}

    /** One type in full. */
    public static String of(FindingType type) {
        Page page = new Page();
        page.hanging(
                "", type.code() + ": " + type.title() + " (" + type.severity().label() + ")");
        page.blank();
        page.hanging("", type.explanation());
        page.blank();
        Remedy remedy = type.remedy();
        page.hanging(
                "Who acts:  ", remedy.actor().label() + ", " + remedy.actor().meaning());
        page.hanging("What:      ", remedy.action());
        HintText.paste(remedy).ifPresent(paste -> page.verbatim(11, paste));
        remedy.means().map(SetUpText::lines).orElse(List.of()).forEach(line -> page.verbatim(11, line));
        page.hanging("How long:  ", remedy.effect());
        return page.toString();
    }

    /** All types, a line each. */
    public static String of(List<FindingType> types) {
        Page page = new Page();
        types.forEach(type -> page.hanging(
                type.code() + " ".repeat(Math.max(1, CODE_WIDTH - type.code().length())), type.title()));
        return page.toString();
    }

    /** The explanation as one JSON document. */
    public static String json(List<FindingType> types, Stamp stamp) {
        JsonObject document = stamp.document("explain")
                .with("kind", "finding")
                .with("findings", types.stream().map(Explanation::finding).toList())
                .with("rulesAsOf", ReplyCatalogue.bundled().asOf().toString())
                .with("replies", List.of());
        return JsonText.of(document, JsonText.Layout.INDENTED);
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
