package dev.mailworthy.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines of at most 80 columns. A longer line is broken between words, and a longer word is broken anywhere. */
public final class Page {

    public static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder(4096);

    public Page line(String line) {
        text.append(line).append('\n');
        return this;
    }

    public Page blank() {
        return line("");
    }

    /** A text after a lead. Further lines are indented to the beginning of the text. */
    public Page hanging(String lead, String body) {
        return hanging(lead, body, UnaryOperator.identity());
    }

    /** A text after a coloured lead. The width of the lead is measured without its colours. */
    public Page hanging(String lead, String body, UnaryOperator<String> paintedLead) {
        List<String> lines = wrap(body, WIDTH - lead.length());
        line(paintedLead.apply(lead) + lines.get(0));
        String indent = " ".repeat(lead.length());
        lines.subList(1, lines.size()).forEach(rest -> line(indent + rest));
        return this;
    }

    /** Two texts at the left and the right end of one line, or on two lines if they do not fit. */
    public Page ends(String left, String right, UnaryOperator<String> paintedLeft, UnaryOperator<String> paintedRight) {
        int gap = WIDTH - left.length() - right.length();
        if (gap < 2) {
            wrap(left, WIDTH).forEach(part -> line(paintedLeft.apply(part)));
            return line("  " + paintedRight.apply(right));
        }
        return line(paintedLeft.apply(left) + " ".repeat(gap) + paintedRight.apply(right));
    }

    /** A text to copy. It is never broken. */
    public Page verbatim(int indent, String copy) {
        return line(" ".repeat(indent) + copy);
    }

    static List<String> wrap(String body, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : body.split(" ")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            while (line.length() + rest.length() > width) {
                int room = width - line.length();
                lines.add(line + rest.substring(0, room));
                line.setLength(0);
                rest = rest.substring(room);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
