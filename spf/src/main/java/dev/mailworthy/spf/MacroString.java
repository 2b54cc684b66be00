package dev.mailworthy.spf;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with macros (RFC 7208 section 7), one char an octet.
 *
 * @param source as published
 */
record MacroString(String source, List<Part> parts) {

    sealed interface Part {
        record Literal(String text) implements Part {}

        /**
         * @param letter lower case
         * @param escape whether the letter was a capital, which asks for URL escaping
         * @param keep how many parts from the right stay; 0 for all
         */
        record Macro(char letter, boolean escape, int keep, boolean reverse, String delimiters) implements Part {}
    }

    private static final String LETTERS = "slodiphv";
    private static final String EXPLANATION_LETTERS = "crt";
    private static final String DELIMITERS = ".-+,/_=";

    /** Parses a domain-spec, whose end must be a top label or a macro (section 7.1). */
    static MacroString domainSpec(String text, String term) throws SpfSyntaxException {
        MacroString parsed = parse(text, term, false);
        boolean endsInMacro = !parsed.parts.isEmpty()
                && parsed.parts.get(parsed.parts.size() - 1) instanceof Part.Macro
                && text.endsWith("}");
        if (!endsInMacro && !endsInTopLabel(text)) {
            throw new SpfSyntaxException(term, "\"" + text + "\" does not end in a top-level domain or a macro");
        }
        return parsed;
    }

    /** Parses text in which spaces may stand and the letters c, r and t have a meaning. */
    static MacroString explanation(String text) throws SpfSyntaxException {
        return parse(text, "exp", true);
    }

    static MacroString parse(String text, String term, boolean explanation) throws SpfSyntaxException {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                boolean allowed = c > 0x20 && c < 0x7F || explanation && c == ' ';
                if (!allowed) {
                    throw new SpfSyntaxException(term, "a character outside the printable ASCII range");
                }
                literal.append(c);
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (next == '{') {
                flush(literal, parts);
                int close = text.indexOf('}', i);
                if (close < 0) {
                    throw new SpfSyntaxException(term, "a macro without its closing brace");
                }
                parts.add(macro(text.substring(i + 2, close), term, explanation));
                i = close;
            } else {
                literal.append(escaped(next, term));
                i++;
            }
        }
        flush(literal, parts);
        return new MacroString(text, List.copyOf(parts));
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static String escaped(char next, String term) throws SpfSyntaxException {
        return switch (next) {
            case '%' -> "%";
            case '_' -> " ";
            case '-' -> "%20";
            default -> throw new SpfSyntaxException(term, "a percent sign that begins no macro");
        };
    }

    private static Part.Macro macro(String body, String term, boolean explanation) throws SpfSyntaxException {
        char first = body.isEmpty() ? 0 : body.charAt(0);
        char letter = first < 0x80 ? Character.toLowerCase(first) : 0;
        boolean known = LETTERS.indexOf(letter) >= 0 || explanation && EXPLANATION_LETTERS.indexOf(letter) >= 0;
        if (!known || letter == 0) {
            throw new SpfSyntaxException(term, "a macro letter that does not exist or does not belong here");
        }
        int at = 1;
        int keep = 0;
        boolean digits = false;
        for (; at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '9'; at++) {
            keep = Math.min(100_000, keep * 10 + body.charAt(at) - '0');
            digits = true;
        }
        if (digits && keep == 0) {
            throw new SpfSyntaxException(term, "a macro that keeps no part at all");
        }
        boolean reverse = at < body.length() && (body.charAt(at) == 'r' || body.charAt(at) == 'R');
        String delimiters = body.substring(reverse ? at + 1 : at);
        if (!delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0)) {
            throw new SpfSyntaxException(term, "a macro with something after its transformers that is no delimiter");
        }
        return new Part.Macro(letter, letter != first, keep, reverse, delimiters.isEmpty() ? "." : delimiters);
    }

    private static boolean endsInTopLabel(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        int dot = name.lastIndexOf('.');
        String top = name.substring(dot + 1);
        boolean shape = dot >= 0 && !top.isEmpty() && !top.startsWith("-") && !top.endsWith("-");
        boolean number = true;
        for (int i = 0; i < top.length() && shape; i++) {
            char c = top.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
            shape = letter || c >= '0' && c <= '9';
            number = number && !letter;
        }
        return shape && !number;
    }

    /** Whether a letter is used, whatever its case. */
    boolean uses(char letter) {
        return parts.stream().anyMatch(part -> part instanceof Part.Macro macro && macro.letter() == letter);
    }
}
