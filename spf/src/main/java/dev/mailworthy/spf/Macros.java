package dev.mailworthy.spf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Expansion of macros (RFC 7208 section 7.3). */
final class Macros {

    /** What the letters stand for in one evaluation. */
    interface Values {
        String value(char letter);
    }

    private Macros() {}

    static String expand(MacroString text, Values values) {
        StringBuilder expanded = new StringBuilder();
        for (MacroString.Part part : text.parts()) {
            if (part instanceof MacroString.Part.Literal literal) {
                expanded.append(literal.text());
            } else if (part instanceof MacroString.Part.Macro macro) {
                String value = transform(values.value(macro.letter()), macro);
                expanded.append(macro.escape() ? escape(value) : value);
            }
        }
        return expanded.toString();
    }

    private static String transform(String value, MacroString.Part.Macro macro) {
        if (!macro.reverse() && macro.keep() == 0 && macro.delimiters().equals(".")) {
            return value;
        }
        List<String> parts = split(value, macro.delimiters());
        if (macro.reverse()) {
            Collections.reverse(parts);
        }
        int from = macro.keep() == 0 ? 0 : Math.max(0, parts.size() - macro.keep());
        return String.join(".", parts.subList(from, parts.size()));
    }

    private static List<String> split(String value, String delimiters) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    /** Everything but the unreserved characters of RFC 3986 section 2.3. */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean unreserved =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            if (unreserved) {
                escaped.append(c);
            } else {
                escaped.append('%').append(hex(c >> 4)).append(hex(c));
            }
        }
        return escaped.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
    }

    /** A name over 253 octets loses labels on the left until it fits (section 7.3). */
    static String fit(String name) {
        String fitting = name;
        while (fitting.length() > 253 && fitting.indexOf('.') >= 0) {
            fitting = fitting.substring(fitting.indexOf('.') + 1);
        }
        return fitting;
    }
}
