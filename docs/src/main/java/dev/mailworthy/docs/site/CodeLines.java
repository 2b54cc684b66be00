package dev.mailworthy.docs.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts each line of a listing into an element of its own. The style sheet wraps a line that is longer than the page, and its
 * second row stands two columns further right, so that it is not read as a line of the listing.
 */
final class CodeLines {
    private static final Pattern LISTING =
            Pattern.compile("(<pre[^>]*>(?:<code[^>]*>)?)(.*?)((?:</code>)?</pre>)", Pattern.DOTALL);

    private static final Pattern INDENT = Pattern.compile(" *");

    /** A line of one word that a phone has no room for. */
    private static final Pattern LONG_WORD = Pattern.compile("( +)(https?://\\S{30,})");

    /** A line that is indented further has its second row at this column too. */
    private static final int DEEPEST = 8;

    private CodeLines() {}

    static String in(String page) {
        return LISTING.matcher(page)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + lines(match.group(2)) + match.group(3)));
    }

    /** A long address stays on the row of its indentation, which would be empty without it. */
    private static String whole(String line) {
        Matcher word = LONG_WORD.matcher(line);
        return word.matches() ? "&#160;".repeat(word.end(1)) + word.group(2) : line;
    }

    private static String lines(String listing) {
        StringBuilder out = new StringBuilder();
        for (String line : listing.split("\n", -1)) {
            Matcher indent = INDENT.matcher(line);
            int columns = indent.lookingAt() ? Math.min(indent.end(), DEEPEST) : 0;
            out.append("<span class=\"line in")
                    .append(columns)
                    .append("\">")
                    .append(whole(line))
                    .append("\n</span>");
        }
        return out.toString();
    }
}
