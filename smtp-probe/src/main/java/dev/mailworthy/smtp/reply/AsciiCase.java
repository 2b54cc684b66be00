package dev.mailworthy.smtp.reply;

/** Small letters of ASCII alone: the length stays, so that places do too, and no letter makes it slow. */
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
