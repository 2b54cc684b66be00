package dev.mailworthy.spf;

import dev.mailworthy.spf.record.MacroString;
import dev.mailworthy.spf.record.MacroToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Expansion of macros (RFC 7208 section 7.3). */
final class Macros {

    /** Our own limit. No useful expansion is longer, but a record can demand a thousand copies of a mailbox. */
    private static final int LONGEST = 8192;

    /** The values of the letters in one evaluation. */
    interface Values {
        String value(char letter);
    }

    private Macros() {}

    static String expand(MacroString text, Values values) {
        StringBuilder expanded = new StringBuilder();
        for (MacroToken token : text.tokens()) {
            if (token instanceof MacroToken.Literal literal) {
                expanded.append(literal.text());
            } else if (token instanceof MacroToken.Expand macro) {
                String value = transform(values.value(macro.letter()), macro);
                expanded.append(macro.urlEscape() ? escape(value) : value);
            }
            if (expanded.length() > LONGEST) {
                // A name keeps its right end (section 7.3), so that the left end can be dropped.
                expanded.delete(0, expanded.length() - LONGEST);
            }
        }
        return expanded.toString();
    }

    private static String transform(String value, MacroToken.Expand macro) {
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

    /** Escapes each octet that is not an unreserved character (RFC 3986 section 2.3). */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean unreserved =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            if (unreserved) {
                escaped.append(c);
            } else {
                escaped.append('%').append(hex(octet >> 4)).append(hex(octet));
            }
        }
        return escaped.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
    }

    /** A name over 253 octets loses labels on the left until it fits (section 7.3). */
    static String fit(String name) {
        int start = 0;
        while (name.length() - start > 253 && name.indexOf('.', start) >= 0) {
            start = name.indexOf('.', start) + 1;
        }
        return name.substring(start);
    }
}
