package dev.mailworthy.core.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) from its beginning to its end, each character once. {@link JsonLimits} bound the text, so that
 * hostile text costs no more than its length. It refuses what the RFC leaves to the reader: a byte order mark (section 8.1) and
 * a member that stands twice (section 4). It accepts an escape of a lone surrogate (section 8.2), which a writer must escape.
 */
final class JsonParser {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String text;
    private final JsonLimits limits;
    private int at;
    private int values;

    private JsonParser(String text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** @throws IllegalArgumentException with a few words that say what is wrong */
    static Map<String, @Nullable Object> object(String text, JsonLimits limits) {
        if (text.length() > limits.characters()) {
            throw new IllegalArgumentException("has more than " + limits.characters() + " characters");
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            throw new IllegalArgumentException(
                    "is no JSON: it begins with a byte order mark; save it as UTF-8 without one");
        }
        JsonParser parser = new JsonParser(text, limits);
        parser.skipSpace();
        if (parser.peek() != '{') {
            throw new IllegalArgumentException("is no JSON object");
        }
        Map<String, @Nullable Object> object = parser.members(1);
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.wrong("text follows the object");
        }
        return object;
    }

    private Map<String, @Nullable Object> members(int depth) {
        checkDepth(depth);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            if (members.containsKey(name)) {
                throw wrong("a member stands twice");
            }
            members.put(name, value(depth));
            skipSpace();
        } while (goesOn('}'));
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> items(int depth) {
        checkDepth(depth);
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return items;
        }
        do {
            items.add(value(depth));
            skipSpace();
        } while (goesOn(']'));
        return Collections.unmodifiableList(items);
    }

    /** Passes a comma and returns true, or passes the end of the list and returns false. */
    private boolean goesOn(char end) {
        char next = peek();
        if (next != ',' && next != end) {
            throw wrong("a comma is missing");
        }
        at++;
        return next == ',';
    }

    private @Nullable Object value(int depth) {
        if (++values > limits.values()) {
            throw new IllegalArgumentException("has more than " + limits.values() + " values");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> members(depth + 1);
            case '[' -> items(depth + 1);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw new IllegalArgumentException("is nested more than " + limits.depth() + " deep");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is missing");
        }
        at += word.length();
        return value;
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder read = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            read.append(character());
        }
        at++;
        return read.toString();
    }

    private char character() {
        char c = peek();
        if (c < ' ') {
            throw wrong("a string is not closed");
        }
        at++;
        return c == '\\' ? escaped() : c;
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw wrong("an escape is unknown");
        };
    }

    private char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("an escape is not complete");
            }
            unit = 16 * unit + digit;
            at++;
        }
        return (char) unit;
    }

    private Number number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        boolean zero = peek() == '0';
        int whole = digits();
        if (whole == 0 || zero && whole > 1) {
            throw wrong("a value is missing");
        }
        boolean isWhole = true;
        if (peek() == '.') {
            at++;
            isWhole = false;
            require(digits());
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            isWhole = false;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            require(digits());
        }
        return number(text.substring(start, at), isWhole);
    }

    private void require(int digits) {
        if (digits == 0) {
            throw wrong("a number is not complete");
        }
    }

    private int digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            if (++at - start > limits.digits()) {
                throw new IllegalArgumentException("has a number of more than " + limits.digits() + " digits");
            }
        }
        return at - start;
    }

    /** A whole number as {@link Integer} or {@link Long}, where Java writes it in the same way; else as it is written. */
    private static Number number(String digits, boolean isWhole) {
        if (isWhole && digits.length() <= 18) {
            long number = Long.parseLong(digits);
            if (Long.toString(number).equals(digits)) {
                // Not one conditional expression, which would make a Long of both.
                if (number == (int) number) {
                    return (int) number;
                }
                return number;
            }
        }
        return new WrittenNumber(digits);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("\"" + wanted + "\" is missing");
        }
        at++;
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("is no JSON: " + problem + " at character " + (at + 1));
    }
}
