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
        String lead = HeadlineText.word(verdict) + "  ";
        String corner = style.lab().map(name -> "lab " + Printable.text(name)).orElse("");
        int room = page.columns() - lead.length() - (corner.isEmpty() ? 0 : GAP + corner.length());
        List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
        StringBuilder first = new StringBuilder(words.remove(0));
        while (!words.isEmpty() && first.length() + 1 + words.get(0).length() <= room) {
            first.append(' ').append(words.remove(0));
        }
        int gap = page.columns() - lead.length() - first.length() - corner.length();
        String painted = style.palette().verdict(verdict, HeadlineText.word(verdict)) + "  " + first;
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
