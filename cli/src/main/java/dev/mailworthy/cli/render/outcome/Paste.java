package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.PublishedRecord;

/** A text to copy. A record that is longer than the screen has its name on one line and its value on the next. */
public final class Paste {

    private Paste() {}

    /** Writes the text, if there is one. Nothing of it is cut. */
    public static void write(Page page, int indent, Means means) {
        HintText.paste(means).ifPresent(text -> {
            if (means instanceof Means.PublishRecord publish && indent + text.length() > page.columns()) {
                record(page, indent, publish.record());
            } else {
                page.verbatim(indent, text);
            }
        });
    }

    private static void record(Page page, int indent, PublishedRecord record) {
        String value = record.line().substring(record.line().indexOf(" " + record.type() + " ") + 1);
        String name = record.line().substring(0, record.line().length() - value.length() - 1);
        page.verbatim(indent, name).verbatim(indent + 2, value);
    }
}
