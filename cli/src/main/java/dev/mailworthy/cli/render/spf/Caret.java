package dev.mailworthy.cli.render.spf;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.record.Span;

/** A record's text with marks under a part of it. Of a long record only the text around the marks is shown. */
final class Caret {

    private static final int WIDTH = Page.WIDTH - 4;
    private static final int BEFORE = 20;

    private Caret() {}

    static void write(Page page, String source, Span span) {
        int start =
                source.length() <= WIDTH ? 0 : Math.max(0, Math.min(span.start() - BEFORE, source.length() - WIDTH));
        int end = Math.min(source.length(), start + WIDTH);
        page.verbatim(2, Printable.text(source.substring(start, end)));
        int marks = Math.max(1, Math.min(span.end(), end) - span.start());
        page.verbatim(2, " ".repeat(Math.max(0, span.start() - start)) + "^".repeat(Math.min(marks, WIDTH)));
    }
}
