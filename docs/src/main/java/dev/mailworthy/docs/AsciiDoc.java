package dev.mailworthy.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes text so that an AsciiDoc page shows it unchanged. */
final class AsciiDoc {
    private static final String SPECIALS = "*_`#^~+[]{}|<>\\:/'\"&=.-!;()";

    private static final Pattern WEB = Pattern.compile("https?://([^/\\s+]+)[^\\s+]*");

    private AsciiDoc() {}

    /** Prose on one line. Each character that has a meaning in AsciiDoc becomes a character reference. */
    static String prose(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.strip().replaceAll("\\s+", " ").chars().forEach(c -> append(safe, (char) c));
        return safe.toString();
    }

    /** A monospaced phrase. */
    static String code(String text) {
        return "``" + prose(text) + "``";
    }

    /** A link to a page of the web, named by its host. Text that is no such address is shown as it is. */
    static String link(String url) {
        Matcher web = WEB.matcher(url);
        return web.matches() ? "link:++%s++[%s]".formatted(url, prose(web.group(1))) : prose(url);
    }

    private static void append(StringBuilder safe, char c) {
        if (SPECIALS.indexOf(c) >= 0) {
            safe.append("&#").append((int) c).append(';');
        } else {
            safe.append(c);
        }
    }
}
