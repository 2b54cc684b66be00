package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins the lines of a {@link SmtpReply reply} to one text. */
public final class ReplyLines {

    private static final Pattern LEADING = Pattern.compile("\\s{0,8}(" + EnhancedCode.FORM + ")[ \\t:;,-]{0,8}");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]#?(" + EnhancedCode.FORM + ")[)\\]]");

    private ReplyLines() {}

    /**
     * Joins lines without their codes. The enhanced code should stand on each line (RFC 2034 section 4), but some servers begin
     * with a line that has only their name. The code is removed from each line that has it.
     */
    static SmtpReply join(int code, List<String> lines) {
        Optional<EnhancedCode> leading = lines.stream()
                .flatMap(line -> found(LEADING.matcher(line), true).stream())
                .findFirst();
        String text = lines.stream()
                .map(line -> leading.map(known -> without(known, line)).orElse(line))
                .collect(Collectors.joining(" "));
        Optional<EnhancedCode> enhanced = leading.or(() -> found(IN_BRACKETS.matcher(bounded(text)), false));
        return new SmtpReply(code, enhanced, text, Optional.empty(), Ending.REPLIED);
    }

    /** Splits a reply that a log wrote on one line, after its first code and hyphen. */
    static List<String> split(int code, String oneLine) {
        return List.of(oneLine.split(" " + code + "[ -]"));
    }

    private static Optional<EnhancedCode> found(Matcher matcher, boolean atBeginning) {
        boolean found = atBeginning ? matcher.lookingAt() : matcher.find();
        return found ? EnhancedCode.parse(matcher.group(1)) : Optional.empty();
    }

    private static String without(EnhancedCode enhanced, String line) {
        Matcher leading = LEADING.matcher(line);
        return leading.lookingAt() && leading.group(1).equals(enhanced.toString())
                ? line.substring(leading.end())
                : line;
    }

    private static String bounded(String text) {
        if (text.length() <= SmtpReply.LONGEST_TEXT) {
            return text;
        }
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(SmtpReply.LONGEST_TEXT - 1));
        return text.substring(0, SmtpReply.LONGEST_TEXT - (splitsAPair ? 1 : 0));
    }

    /** Collapses white space, replaces unprintable characters, and cuts the text at the maximum length. */
    public static String tidy(String untrusted) {
        if (isTidy(untrusted)) {
            return untrusted;
        }
        StringBuilder tidy = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < untrusted.length() && tidy.length() < SmtpReply.LONGEST_TEXT; ) {
            int point = untrusted.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                gap = true;
                continue;
            }
            if (gap && !tidy.isEmpty()) {
                tidy.append(' ');
            }
            gap = false;
            tidy.append(Printable.text(Character.toString(point)));
        }
        return bounded(tidy.toString());
    }

    /** Whether a short text holds only printable ASCII and single spaces within, as most replies do. */
    private static boolean isTidy(String text) {
        int length = text.length();
        if (length > SmtpReply.LONGEST_TEXT || length > 0 && text.charAt(length - 1) == ' ') {
            return false;
        }
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return true;
    }
}
