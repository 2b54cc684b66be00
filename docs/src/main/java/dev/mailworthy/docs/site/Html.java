package dev.mailworthy.docs.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to HTML and back, for the HTML that Asciidoctor writes. */
final class Html {

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

    /** Numeric character references, such as {@code &#8217;}, as the characters they stand for. */
    private static String references(String html) {
        return Pattern.compile("&#(\\d{1,6});")
                .matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
    }
}
