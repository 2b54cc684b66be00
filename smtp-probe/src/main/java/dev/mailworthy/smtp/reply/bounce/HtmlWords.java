package dev.mailworthy.smtp.reply.bounce;

import java.util.regex.Pattern;

/** The words of a page in HTML, for bounces that have no plain text. */
final class HtmlWords {

    private static final Pattern HIDDEN = Pattern.compile("(?is)<(style|script|head)\\b[^>]{0,1000}>.{0,65536}?</\\1>");
    private static final Pattern BREAK = Pattern.compile("(?i)</?(?:p|br|div|tr|li|h[1-6])\\b[^>]{0,1000}>");
    private static final Pattern TAG = Pattern.compile("(?s)<[a-zA-Z/!][^>]{0,4000}>");

    private HtmlWords() {}

    static String of(String page) {
        String shown = HIDDEN.matcher(page).replaceAll(" ");
        return TAG.matcher(BREAK.matcher(shown).replaceAll("\n"))
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
