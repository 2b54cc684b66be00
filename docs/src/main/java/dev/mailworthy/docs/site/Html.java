package dev.mailworthy.docs.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to HTML and back, for the HTML that Asciidoctor writes. */
final class Html {

    private static final String MARKUP = "<>&\"'";

    private static final Pattern ASCII = Pattern.compile("&#(3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6]);");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The text between the tags, on one line. */
    static String text(String html) {
        return references(html.replaceAll("<[^>]*>", " "))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The page with letters, digits and marks in place of their references. Those that are markup stay references. */
    static String plain(String html) {
        return ASCII.matcher(html).replaceAll(match -> {
            char character = (char) Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(MARKUP.indexOf(character) >= 0 ? match.group() : String.valueOf(character));
        });
    }

    /** Numeric character references, such as {@code &#8217;}, as the characters they stand for. */
    private static String references(String html) {
        return Pattern.compile("&#(\\d{1,6});")
                .matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
    }
}
