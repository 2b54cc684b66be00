package dev.mailworthy.core.text;

/** Converts only the letters A to Z to small letters. The length and all positions stay the same. */
public final class AsciiCase {

    private AsciiCase() {}

    public static String lower(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= 'A' && units[i] <= 'Z') {
                units[i] = (char) (units[i] + 'a' - 'A');
            }
        }
        return new String(units);
    }
}
