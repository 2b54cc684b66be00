package dev.mailworthy.spf.field;

import java.util.Optional;

/**
 * Reads a header field's value token by token (RFC 5322 section 3.2): white space, comments up to a bounded depth,
 * quoted strings, and words.
 */
final class FieldTokens {

    private static final int DEEPEST_COMMENT = 16;
    private static final int LONGEST = 16_384;

    private final String text;
    private int at;

    FieldTokens(String value) {
        text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** Skips white space, folding line breaks and comments. */
    void skipComments() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(' && depth < DEEPEST_COMMENT) {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == '\\' && depth > 0) {
                at++;
            } else if (depth == 0 && c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return;
            }
            at++;
        }
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Takes the next character if it is this one. Returns whether it was. */
    boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** A quoted string without its quotes, or a word up to white space or one of the delimiters. */
    Optional<String> value(String delimiters) {
        return take('"') ? quoted() : word(delimiters);
    }

    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return Optional.of(value.toString());
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        return Optional.empty();
    }

    Optional<String> word(String delimiters) {
        int start = at;
        while (at < text.length()
                && text.charAt(at) > ' '
                && text.charAt(at) != '('
                && delimiters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at > start ? Optional.of(text.substring(start, at)) : Optional.empty();
    }
}
