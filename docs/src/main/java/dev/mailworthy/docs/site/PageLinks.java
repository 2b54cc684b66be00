package dev.mailworthy.docs.site;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes links of the RFCs that a page names, and of the codes of findings. Text that is part of a link stays as it is. */
final class PageLinks {
    private static final Pattern TAG_OR_TEXT = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern RFC = Pattern.compile("RFC (\\d{3,5})(?:(,? section) (\\d+(?:\\.\\d+)*))?");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+");
    private static final Set<String> CLOSED = Set.of("a", "pre", "script", "h1", "h2", "h3", "h4", "title", "nav");

    private final Set<String> codes;

    /** @param codes the codes that have a section in the page of findings, in lower case */
    PageLinks(Set<String> codes) {
        this.codes = codes;
    }

    String in(String page) {
        StringBuilder out = new StringBuilder(page.length() + 8192);
        Deque<String> closed = new ArrayDeque<>();
        boolean code = false;
        Matcher parts = TAG_OR_TEXT.matcher(page);
        while (parts.find()) {
            String part = parts.group();
            if (part.startsWith("<")) {
                follow(part, closed);
                code = part.startsWith("<code");
                out.append(part);
            } else if (!closed.isEmpty()) {
                out.append(part);
            } else {
                out.append(code ? finding(part) : rfcs(part));
            }
        }
        return out.toString();
    }

    private static void follow(String tag, Deque<String> closed) {
        String name = tag.replaceAll("^</?|[\\s>/].*$", "").toLowerCase(Locale.ROOT);
        if (!CLOSED.contains(name)) {
            return;
        }
        if (!tag.startsWith("</")) {
            closed.push(name);
        } else if (name.equals(closed.peek())) {
            closed.pop();
        }
    }

    private static String rfcs(String text) {
        return RFC.matcher(text).replaceAll(match -> {
            String section = match.group(3) == null ? "" : "#section-" + match.group(3);
            return Matcher.quoteReplacement("<a href=\"https://www.rfc-editor.org/rfc/rfc%s.html%s\">%s</a>"
                    .formatted(match.group(1), section, match.group()));
        });
    }

    private String finding(String text) {
        String id = text.toLowerCase(Locale.ROOT);
        return CODE.matcher(text).matches() && codes.contains(id)
                ? "<a href=\"findings.html#" + id + "\">" + text + "</a>"
                : text;
    }
}
