package dev.mailworthy.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lines of at most 80 columns, or as many as the terminal has. A longer line is broken between words. A DNS name or an
 * address of a web page is never broken: it gets a line of its own. Another word that is longer than a line is broken
 * anywhere.
 */
public final class Page {

    /** The columns of a text that goes to no terminal. */
    public static final int WIDTH = 80;

    /** A DNS name of at least two labels, or a URL, with the punctuation around it. */
    private static final Pattern WHOLE = Pattern.compile(
            "[\"'(\\[]{0,2}(https?://\\S{1,250}|[A-Za-z0-9_*-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){1,126}\\.?)[\"')\\].,;:]{0,3}");

    private final StringBuilder text = new StringBuilder(4096);
    private final int columns;

    public Page() {
        this(WIDTH);
    }

    /** @param columns the longest line */
    public Page(int columns) {
        this.columns = columns;
    }

    public int columns() {
        return columns;
    }

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
        int room = Math.max(columns - lead.length(), columns / 3);
        List<String> lines = wrap(body, room);
        String indent = " ".repeat(lead.length());
        boolean first = true;
        for (String part : lines) {
            if (part.length() <= room) {
                line(first ? paintedLead.apply(lead) + part : indent + part);
            } else {
                if (first && !lead.isBlank()) {
                    line(paintedLead.apply(lead.stripTrailing()));
                }
                line(" ".repeat(Math.max(0, Math.min(lead.length(), columns - part.length()))) + part);
            }
            first = false;
        }
        return this;
    }

    /** Two texts at the left and the right end of one line, or on two lines if they do not fit. */
    public Page ends(String left, String right, UnaryOperator<String> paintedLeft, UnaryOperator<String> paintedRight) {
        int gap = columns - left.length() - right.length();
        if (gap < 2) {
            wrap(left, columns).forEach(part -> line(paintedLeft.apply(part)));
            return line("  " + paintedRight.apply(right));
        }
        return line(paintedLeft.apply(left) + " ".repeat(gap) + paintedRight.apply(right));
    }

    /** A text after a lead, and another text at the right end of its last line, or of a line of its own. */
    public Page ends(
            String lead,
            String left,
            String right,
            UnaryOperator<String> paintedLeft,
            UnaryOperator<String> paintedRight) {
        List<String> lines = wrap(left, Math.max(columns - lead.length(), columns / 3));
        String indent = " ".repeat(lead.length());
        for (int i = 0; i < lines.size() - 1; i++) {
            line(paintedLeft.apply((i == 0 ? lead : indent) + lines.get(i)));
        }
        String last = (lines.size() == 1 ? lead : indent) + lines.get(lines.size() - 1);
        if (right.isEmpty()) {
            return line(paintedLeft.apply(last));
        }
        int gap = columns - last.length() - right.length();
        return gap >= 2
                ? line(paintedLeft.apply(last) + " ".repeat(gap) + paintedRight.apply(right))
                : line(paintedLeft.apply(last))
                        .line(" ".repeat(Math.max(0, columns - right.length())) + paintedRight.apply(right));
    }

    /** A text to copy. It is never broken. */
    public Page verbatim(int indent, String copy) {
        return line(" ".repeat(indent) + copy);
    }

    /** The lines of a text. Only a line that is one word never to be broken can be longer than the width. */
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
            while (line.length() + rest.length() > width && !isWhole(rest)) {
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

    private static boolean isWhole(String word) {
        return WHOLE.matcher(word).matches();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
