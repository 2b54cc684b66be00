package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import java.time.Clock;
import java.util.List;

/** Labs, a paragraph each. */
public final class LabList {

    /** Room for the longest name of a shipped lab. */
    private static final int NAME = 17;

    private LabList() {}

    /** One lab in words. */
    public record Entry(String name, String title, String shows, String subject) {}

    public static String text(List<Entry> labs, int columns) {
        Page page = new Page(columns);
        page.hanging("", labs.size() + " labs. Each is a small network on this machine; nothing leaves it.");
        page.blank();
        String indent = " ".repeat(columns < Page.WIDTH ? 2 : NAME);
        for (Entry lab : labs) {
            page.hanging(lab.name() + " ".repeat(Math.max(2, NAME - lab.name().length())), lab.title());
            page.hanging(indent, lab.shows());
        }
        page.blank();
        page.hanging("", "Run one: mailworthy check --lab NAME");
        page.hanging("", "Then:    mailworthy fix --lab NAME");
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
