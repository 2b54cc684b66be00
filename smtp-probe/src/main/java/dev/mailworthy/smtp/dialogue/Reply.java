package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole reply (RFC 5321 section 4.2).
 *
 * @param code 200 to 599, or -1 if the lines are no reply
 * @param lines as received, with their codes, without line breaks, safe to print
 */
public record Reply(int code, List<String> lines) {

    private static final Pattern LINE = Pattern.compile("([2-5][0-9][0-9])(?:[ -].*)?", Pattern.DOTALL);

    public Reply {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a reply from its octets: each character is one octet, and each line ends in a line feed.
     *
     * @param octets one line or more, one char for each octet
     * @return code and lines; control characters are taken out
     */
    public static Reply read(String octets) {
        List<String> lines = octets.lines().map(Reply::line).toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        Matcher code = LINE.matcher(last);
        boolean uniform = code.matches() && lines.stream().allMatch(line -> line.startsWith(code.group(1)));
        return new Reply(uniform ? Integer.parseInt(code.group(1)) : -1, lines);
    }

    /** Decodes UTF-8 (RFC 6531). Other octets above ASCII are shown as unprintable. */
    private static String line(String octets) {
        byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
        return Printable.text(new String(raw, StandardCharsets.UTF_8));
    }

    /** {@return the texts of the lines without their codes, joined by a space} */
    public String text() {
        return String.join(
                " ",
                lines.stream()
                        .map(line -> code < 0 ? line : line.substring(Math.min(4, line.length())))
                        .toList());
    }

    /** The first digit of the code, or -1 if the lines are no reply. */
    int kind() {
        return code < 0 ? -1 : code / 100;
    }

    @Override
    public String toString() {
        return String.join(" / ", lines);
    }
}
