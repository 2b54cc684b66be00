package dev.mailworthy.smtp.reply;

import dev.mailworthy.smtp.reply.text.TidyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins the lines of a {@link SmtpReply reply} to one text. */
final class ReplyLines {

    /** The most characters of white space before an enhanced code at the beginning of a line, and of punctuation after it. */
    private static final int AROUND = 8;

    private static final int MOST_DIGITS = 3;

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]#?(" + EnhancedCode.FORM + ")[)\\]]");

    private ReplyLines() {}

    /**
     * Joins lines without their codes. The enhanced code should stand on each line (RFC 2034 section 4), but some servers begin
     * with a line that has only their name. The code is removed from each line that has it.
     */
    static SmtpReply join(int code, List<String> lines, Optional<ReplyStage> stage) {
        Optional<EnhancedCode> leading = Optional.empty();
        for (int i = 0; i < lines.size() && leading.isEmpty(); i++) {
            leading = leading(lines.get(i));
        }
        String text = leading.isPresent()
                ? without(leading.get(), lines)
                : lines.size() == 1 ? lines.get(0) : String.join(" ", lines);
        Optional<EnhancedCode> enhanced = leading.isPresent() ? leading : inBrackets(text);
        return new SmtpReply(code, enhanced, text, stage, Ending.REPLIED);
    }

    /** Splits a reply that a log wrote on one line, after its first code and hyphen. */
    static List<String> split(int code, String oneLine) {
        String next = " " + code;
        int at = next(oneLine, next, 0);
        if (at < 0) {
            return List.of(oneLine);
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (at >= 0) {
            lines.add(oneLine.substring(start, at));
            start = at + next.length() + 1;
            at = next(oneLine, next, start);
        }
        lines.add(oneLine.substring(start));
        while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Where the code of a next line stands: a space before it, and a space or hyphen behind it. */
    private static int next(String text, String code, int from) {
        int at = text.indexOf(code, from);
        while (at >= 0) {
            int behind = at + code.length();
            if (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '-')) {
                return at;
            }
            at = text.indexOf(code, at + 1);
        }
        return -1;
    }

    private static Optional<EnhancedCode> inBrackets(String text) {
        if (text.indexOf('(') < 0 && text.indexOf('[') < 0) {
            return Optional.empty();
        }
        Matcher matcher = IN_BRACKETS.matcher(TidyText.bounded(text));
        return matcher.find() ? EnhancedCode.parse(matcher.group(1)) : Optional.empty();
    }

    private static Optional<EnhancedCode> leading(String line) {
        int start = codeStart(line);
        int end = codeEnd(line, start);
        return end < 0 ? Optional.empty() : EnhancedCode.parse(line.substring(start, end));
    }

    private static int codeStart(String line) {
        int at = 0;
        while (at < line.length() && at < AROUND && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The end of an {@link EnhancedCode#FORM enhanced code} that begins here, or -1. */
    private static int codeEnd(String line, int start) {
        int length = line.length();
        char first = start < length ? line.charAt(start) : ' ';
        if (first != '2' && first != '4' && first != '5') {
            return -1;
        }
        int at = start + 1;
        for (int number = 0; number < 2; number++) {
            if (at >= length || line.charAt(at) != '.') {
                return -1;
            }
            int digits = at + 1;
            at = digits;
            while (at < length && at <= digits + MOST_DIGITS && isDigit(line.charAt(at))) {
                at++;
            }
            if (at == digits || at > digits + MOST_DIGITS) {
                return -1;
            }
        }
        boolean goesOn = at + 1 < length && line.charAt(at) == '.' && isDigit(line.charAt(at + 1));
        return goesOn ? -1 : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The lines without the code at their beginning and the punctuation after it. */
    private static String without(EnhancedCode enhanced, List<String> lines) {
        String code = enhanced.toString();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int start = codeStart(line);
            int end = codeEnd(line, start);
            int rest = 0;
            if (end >= 0 && line.regionMatches(start, code, 0, Math.max(code.length(), end - start))) {
                rest = end;
                while (rest < line.length() && rest < end + AROUND && " \t:;,-".indexOf(line.charAt(rest)) >= 0) {
                    rest++;
                }
            }
            text.append(i == 0 ? "" : " ").append(line, rest, line.length());
        }
        return text.toString();
    }
}
