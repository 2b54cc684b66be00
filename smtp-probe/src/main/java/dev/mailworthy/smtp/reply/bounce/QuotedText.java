package dev.mailworthy.smtp.reply.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a text quotes: a forwarded bounce behind {@code >}, or the header fields of the message that was returned. */
final class QuotedText {

    private static final Pattern FIELD = Pattern.compile(
            "[ \\t]{0,8}(?:To|Cc|Bcc|From|Subject|Date|Sent|Message-Id|Message-ID|Message-id|CC):(?:[ \\t].*)?");
    /** The share of lines that are quoted in a bounce that a person forwards. */
    private static final double MOST = 0.5;

    private QuotedText() {}

    /** The quoted lines without their mark, where they are most of the text; else the text as it is. */
    static String unquoted(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> quoted =
                lines.stream().filter(line -> line.startsWith(">")).toList();
        if (quoted.isEmpty() || quoted.size() < MOST * lines.size()) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.lines()
                .filter(line -> line.startsWith(">"))
                .map(line -> line.startsWith("> ") ? line.substring(2) : line.substring(1))
                .forEach(line -> plain.append(line).append('\n'));
        return plain.toString();
    }

    /** The lines without header fields that stand together: one such line alone can be a sentence. */
    static List<String> withoutFields(String text) {
        List<String> lines = text.lines().toList();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isField(lines, i) || !isField(lines, i - 1) && !isField(lines, i + 1)) {
                rest.add(lines.get(i));
            }
        }
        return rest;
    }

    private static boolean isField(List<String> lines, int at) {
        return at >= 0 && at < lines.size() && FIELD.matcher(lines.get(at)).matches();
    }
}
