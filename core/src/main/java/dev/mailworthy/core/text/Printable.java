package dev.mailworthy.core.text;

import java.nio.charset.StandardCharsets;

/**
 * Text from the network or a file, made safe for one line of a terminal, a page or a log. Control and format
 * characters (escape sequences, line breaks, bidirectional overrides) and lone surrogates become U+FFFD.
 */
public final class Printable {

    /** The longest text that {@link #text} keeps, in UTF-16 units; a longer one ends in an ellipsis. */
    public static final int LIMIT = 512;

    private Printable() {}

    /** The text with everything unprintable replaced, cut at {@link #LIMIT}. */
    public static String text(String untrusted) {
        return untrusted.length() > LIMIT ? safe(untrusted, LIMIT) + '…' : safe(untrusted, untrusted.length());
    }

    /** The text with everything unprintable replaced, at any length: for data that people copy. */
    public static String whole(String untrusted) {
        return safe(untrusted, untrusted.length());
    }

    private static String safe(String untrusted, int end) {
        if (isAscii(untrusted, end)) {
            return untrusted.substring(0, end);
        }
        StringBuilder safe = new StringBuilder(end);
        for (int i = 0; i < end; ) {
            int point = untrusted.codePointAt(i);
            i += Character.charCount(point);
            safe.appendCodePoint(isPrintable(point) ? point : 0xFFFD);
        }
        return safe.toString();
    }

    /** Whether the text has only the characters from space to tilde, as nearly every text from the DNS. */
    private static boolean isAscii(String text, int end) {
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Octets read as ASCII; all others, and control characters, become U+FFFD. */
    public static String ascii(byte[] untrusted) {
        return text(new String(untrusted, StandardCharsets.US_ASCII));
    }

    private static boolean isPrintable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }
}
