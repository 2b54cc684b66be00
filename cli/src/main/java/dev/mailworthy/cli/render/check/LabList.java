package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import java.time.Clock;
import java.util.List;

/** Labs, a paragraph each. */
public final class LabList {

    private LabList() {}

    /** One lab in words. */
    public record Entry(String name, String title, String shows, String subject) {}

    public static String text(List<Entry> labs) {
        Page page = new Page();
        for (Entry lab : labs) {
            page.hanging(lab.name() + "  ", lab.title());
            page.hanging("    ", lab.shows());
            page.verbatim(4, "mailworthy check --lab " + lab.name());
            page.blank();
        }
        return page.toString();
    }

    public static String json(List<Entry> labs, String tool, Clock clock) {
        JsonObject document = new Stamp(tool, clock.instant())
                .document("lab-list")
                .with(
                        "labs",
                        labs.stream()
                                .map(lab -> JsonObject.empty()
                                        .with("name", lab.name())
                                        .with("title", lab.title())
                                        .with("shows", lab.shows())
                                        .with("subject", lab.subject()))
                                .toList());
        return JsonText.of(document, JsonText.Layout.INDENTED);
    }
}
