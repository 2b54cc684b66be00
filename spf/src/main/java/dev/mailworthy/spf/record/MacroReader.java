package dev.mailworthy.spf.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the macro-strings of one {@link Term term}, left to right, each octet once (RFC 7208 section 7.1). */
final class MacroReader {

    private static final String DELIMITERS = ".-+,/_=";
    private static final String LETTERS = "slodiphv";
    private static final String EXPLANATION_LETTERS = "slodiphvcrt";

    private final String text;
    private final Problems problems;
    private final Span term;
    private final boolean explanation;

    MacroReader(String text, Problems problems, Span term, boolean explanation) {
        this.text = text;
        this.problems = problems;
        this.term = term;
        this.explanation = explanation;
    }

    /** Reads a domain-spec: a {@link MacroString macro-string} that ends in a macro or in a top-level label. */
    MacroString domainSpec(int start, int end) {
        if (start == end) {
            problems.add(start, end, term, "a domain is missing", "7.1");
            return MacroString.literal("");
        }
        int before = problems.count();
        MacroString read = macroString(start, end);
        if (problems.count() == before && !endsInMacro(start, end) && !endsInTopLabel(start, end)) {
            problems.add(
                    start,
                    end,
                    term,
                    "a domain ends in a macro, or in a dot and a top-level label that is not a number",
                    "7.1");
        }
        return read;
    }

    /** Reads an explanation: macro-strings with spaces between them (section 6.2). */
    MacroString explainString() {
        return macroString(term.start(), term.end());
    }

    MacroString macroString(int start, int end) {
        if (isPlain(start, end)) {
            return MacroString.literal(text.substring(start, end));
        }
        List<MacroToken> tokens = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '%') {
                at = percent(at, end, tokens, literal);
            } else {
                if (!isLiteral(c)) {
                    problems.add(at, at + 1, term, "an octet that is not allowed in a record", "7.1");
                }
                literal.append(c);
                at++;
            }
        }
        flush(literal, tokens);
        return new MacroString(text.substring(start, end), tokens, Optional.empty());
    }

    private boolean isPlain(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%' || !isLiteral(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a literal character is allowed: visible ASCII, and the space in an explanation. */
    private boolean isLiteral(char c) {
        return c > 0x20 && c < 0x7F || explanation && c == ' ';
    }

    private int percent(int at, int end, List<MacroToken> tokens, StringBuilder literal) {
        char next = at + 1 < end ? text.charAt(at + 1) : 0;
        switch (next) {
            case '%' -> literal.append('%');
            case '_' -> literal.append(' ');
            case '-' -> literal.append("%20");
            case '{' -> {
                flush(literal, tokens);
                return expand(at, end, tokens);
            }
            default -> problems.add(at, Math.min(at + 2, end), term, "after % only {, %, _ or - is allowed", "7.1");
        }
        return Math.min(at + 2, end);
    }

    private static void flush(StringBuilder literal, List<MacroToken> tokens) {
        if (!literal.isEmpty()) {
            tokens.add(new MacroToken.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** Reads {@code %{}, a letter, digits, r, delimiters and {@code }}. */
    private int expand(int start, int end, List<MacroToken> tokens) {
        int at = start + 2;
        char letter = at < end ? text.charAt(at) : 0;
        char small = small(letter);
        if ((explanation ? EXPLANATION_LETTERS : LETTERS).indexOf(small) < 0 || small == 0) {
            return bad(start, end, wrongLetter(small));
        }
        at++;
        int digits = at;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        int keep = number(digits, at);
        if (at > digits && keep == 0) {
            return bad(start, end, "the number of parts to keep must not be 0");
        }
        boolean reverse = at < end && small(text.charAt(at)) == 'r';
        at += reverse ? 1 : 0;
        int delimiters = at;
        while (at < end && DELIMITERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= end || text.charAt(at) != '}') {
            return bad(start, end, "a macro is %{, a letter, digits, r, delimiters and }");
        }
        String split = at > delimiters ? text.substring(delimiters, at) : ".";
        tokens.add(new MacroToken.Expand(small, letter != small, keep, reverse, split));
        return at + 1;
    }

    private static String wrongLetter(char letter) {
        return "crt".indexOf(letter) >= 0 && letter != 0
                ? "the macro letters c, r and t are allowed in explanations only"
                : "there is no such macro letter";
    }

    /** Notes the problem. Reading continues after the macro, or after its beginning if it has no end. */
    private int bad(int start, int end, String message) {
        int close = start + 2;
        while (close < end && text.charAt(close) != '}' && text.charAt(close) != '%') {
            close++;
        }
        boolean closed = close < end && text.charAt(close) == '}';
        problems.add(start, closed ? close + 1 : end, term, message, "7.1");
        return closed ? close + 1 : end;
    }

    /** Reads digits as a number. A number over 999 becomes 999, because no name has so many parts. */
    private int number(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = Math.min(999, value * 10 + text.charAt(i) - '0');
        }
        return value;
    }

    /** Whether the text ends in a macro. Literals may contain "}", so that the search starts at the macro's beginning. */
    private boolean endsInMacro(int start, int end) {
        if (text.charAt(end - 1) == '}') {
            int open = text.lastIndexOf("%{", end - 1);
            return open >= start && text.indexOf('}', open) == end - 1;
        }
        boolean expandable =
                end - 2 >= start && text.charAt(end - 2) == '%' && "%_-".indexOf(text.charAt(end - 1)) >= 0;
        return expandable && percentsBefore(start, end - 2) % 2 == 0;
    }

    private int percentsBefore(int start, int at) {
        int count = 0;
        while (at - 1 - count >= start && text.charAt(at - 1 - count) == '%') {
            count++;
        }
        return count;
    }

    /**
     * Whether the text ends in a top-level label: a dot, then letters, digits and inner hyphens, but not only digits. One final
     * dot is allowed.
     */
    private boolean endsInTopLabel(int start, int end) {
        int last = text.charAt(end - 1) == '.' ? end - 1 : end;
        int at = last;
        boolean letter = false;
        while (at > start && isLabel(text.charAt(at - 1))) {
            at--;
            letter |= !isDigit(text.charAt(at));
        }
        return at < last
                && at > start
                && text.charAt(at - 1) == '.'
                && letter
                && text.charAt(at) != '-'
                && text.charAt(last - 1) != '-';
    }

    private static boolean isLabel(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
