package dev.mailworthy.smtp.reply;

/** Small letters of ASCII alone: the length stays, so that places do too, and no letter makes it slow. */
final class AsciiCase {

    private AsciiCase() {}

    static String lower(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= 'A' && units[i] <= 'Z') {
                units[i] = (char) (units[i] + 'a' - 'A');
            }
        }
        return new String(units);
    }
}
