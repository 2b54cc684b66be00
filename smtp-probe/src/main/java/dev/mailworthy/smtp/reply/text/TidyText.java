package dev.mailworthy.smtp.reply.text;

import dev.mailworthy.core.text.Printable;

/** The words of a server on one line of printable characters. */
public final class TidyText {

    /** The most characters that are kept. */
    public static final int LONGEST = 4096;

    private TidyText() {}

    /** The beginning of a text that is too long. It ends before half a character. */
    public static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, LONGEST - (splitsAPair ? 1 : 0));
    }

    /** Collapses white space, replaces unprintable characters, and cuts at the maximum length. The result is safe to print. */
    public static String of(String untrusted) {
        if (isTidy(untrusted)) {
            return untrusted;
        }
        StringBuilder tidy = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < untrusted.length() && tidy.length() < LONGEST; ) {
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
            if (point > ' ' && point <= '~') {
                tidy.append((char) point);
            } else {
                tidy.append(Printable.text(Character.toString(point)));
            }
        }
        return bounded(tidy.toString());
    }

    /** Whether a short text holds only printable ASCII and single spaces within, as most replies do. */
    private static boolean isTidy(String text) {
        int length = text.length();
        if (length > LONGEST || length > 0 && text.charAt(length - 1) == ' ') {
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
