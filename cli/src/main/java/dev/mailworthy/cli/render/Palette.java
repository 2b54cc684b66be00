package dev.mailworthy.cli.render;

import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours for text. Nothing in the text is read as markup. */
public record Palette(Ansi ansi) {

    /** A palette that colours nothing. */
    public static Palette plain() {
        return new Palette(Ansi.OFF);
    }

    public String strong(String text) {
        return paint(text, Style.bold);
    }

    public String faint(String text) {
        return paint(text, Style.faint);
    }

    public String verdict(Verdict verdict, String text) {
        return paint(text, Style.bold, colour(verdict));
    }

    public String severity(Severity severity, String text) {
        return paint(text, colour(severity));
    }

    public String unanswered(String text) {
        return paint(text, Style.fg_cyan);
    }

    public String good(String text) {
        return paint(text, Style.fg_green);
    }

    private static Style colour(Verdict verdict) {
        return switch (verdict) {
            case READY -> Style.fg_green;
            case AT_RISK -> Style.fg_yellow;
            case BLOCKED -> Style.fg_red;
            case INCONCLUSIVE -> Style.fg_cyan;
        };
    }

    private static Style colour(Severity severity) {
        return switch (severity) {
            case BLOCKER, ERROR -> Style.fg_red;
            case WARNING -> Style.fg_yellow;
            case NOTICE, INFO -> Style.reset;
        };
    }

    private String paint(String text, IStyle... styles) {
        return ansi.apply(text, List.of(styles)).toString();
    }
}
