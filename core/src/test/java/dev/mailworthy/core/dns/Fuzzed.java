package dev.mailworthy.core.dns;

/** What holds for every text that a fuzzed input leads to. */
public final class Fuzzed {

    private Fuzzed() {}

    /** Whether no character of the text is one that a terminal obeys. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(point -> {
            int type = Character.getType(point);
            return type == Character.CONTROL || type == Character.FORMAT;
        });
    }
}
