package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** The first line of a screen: the verdict and its sentence, with the name of the lab at the right end. */
public final class VerdictLine {

    private static final int GAP = 2;

    private VerdictLine() {}

    /** Writes the line. The sentence goes on below its own beginning. */
    public static void write(Page page, Verdict verdict, String sentence, TextStyle style) {
        write(page, HeadlineText.word(verdict), verdict, sentence, style);
    }

    /** Writes the line with another word than the verdict's, for example {@code LISTED}. */
    public static void write(Page page, String word, Verdict verdict, String sentence, TextStyle style) {
        String lead = word + "  ";
        String corner = style.lab()
                .filter(name -> !style.isQuiet())
                .map(name -> "lab " + Printable.text(name))
                .orElse("");
        int room = page.columns() - lead.length() - (corner.isEmpty() ? 0 : GAP + corner.length());
        List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
        StringBuilder first = new StringBuilder(words.remove(0));
        while (!words.isEmpty() && first.length() + 1 + words.get(0).length() <= room) {
            first.append(' ').append(words.remove(0));
        }
        int gap = page.columns() - lead.length() - first.length() - corner.length();
        String painted = style.palette().verdict(verdict, word) + "  " + first;
        if (corner.isEmpty()) {
            page.line(painted);
        } else if (gap >= GAP) {
            page.line(painted + " ".repeat(gap) + style.palette().faint(corner));
        } else {
            page.line(style.palette().faint(corner)).line(painted);
        }
        if (!words.isEmpty()) {
            page.hanging(" ".repeat(lead.length()), String.join(" ", words));
        }
    }
}
