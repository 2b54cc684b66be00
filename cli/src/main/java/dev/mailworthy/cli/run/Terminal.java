package dev.mailworthy.cli.run;

import java.util.Map;

/**
 * Which of the standard streams is a terminal, and how wide it is. Java cannot tell this. The launcher sets the system
 * property {@code mailworthy.tty}: {@code 1} for standard output, {@code 2} for standard error; and
 * {@code mailworthy.columns}.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param colours whether the environment allows colours (NO_COLOR, TERM)
 * @param columns the longest line of a text: 80, or as many as the terminal of standard output has, from 40 to 120
 * @param screen the columns that the terminal has, also fewer than 40: a line of progress must not reach its end
 */
public record Terminal(boolean out, boolean err, boolean colours, int columns, int screen) {

    private static final int USUAL = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** A terminal that is as wide as the longest line. */
    public Terminal(boolean out, boolean err, boolean colours, int columns) {
        this(out, err, colours, columns, columns);
    }

    /** No terminal, for a test or a program that reads the output. */
    public static Terminal none() {
        return new Terminal(false, false, false, USUAL);
    }

    /**
     * The terminal that the launcher describes.
     *
     * @param width the columns, a number; other text counts as unknown
     */
    public static Terminal of(String tty, String width, Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        int screen = tty.isEmpty() || !width.matches("[1-9][0-9]{0,4}") ? USUAL : Integer.parseInt(width);
        int columns = Math.min(WIDEST, Math.max(NARROWEST, screen));
        return new Terminal(tty.contains("1"), tty.contains("2"), wanted, columns, screen);
    }
}
