package dev.mailworthy.docs;

/** Escapes text so that an AsciiDoc page shows it unchanged. */
final class AsciiDoc {
    private static final String SPECIALS = "*_`#^~+[]{}|<>\\:/'\"&=.-!;()";

    private AsciiDoc() {}

    /** Prose on one line. Each character that has a meaning in AsciiDoc becomes a character reference. */
    static String prose(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.strip().replaceAll("\\s+", " ").chars().forEach(c -> append(safe, (char) c));
        return safe.toString();
    }

    /** A monospaced phrase. */
    static String code(String text) {
        return "``" + prose(text) + "``";
    }

    private static void append(StringBuilder safe, char c) {
        if (SPECIALS.indexOf(c) >= 0) {
            safe.append("&#").append((int) c).append(';');
        } else {
            safe.append(c);
        }
    }
}
