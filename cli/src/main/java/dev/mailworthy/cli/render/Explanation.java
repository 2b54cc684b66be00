package dev.mailworthy.cli.render;

import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import java.util.List;

/** What kinds of findings mean, in words. */
public final class Explanation {

    private static final int CODE_WIDTH = 28;

    private Explanation() {}

    /** One kind, in full. */
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
        remedy.paste().ifPresent(paste -> page.verbatim(11, paste));
        page.hanging("How long:  ", remedy.effect());
        return page.toString();
    }

    /** All of them, a line each. */
    public static String of(List<FindingType> types) {
        Page page = new Page();
        types.forEach(type -> page.hanging(
                type.code() + " ".repeat(Math.max(1, CODE_WIDTH - type.code().length())), type.title()));
        return page.toString();
    }
}
