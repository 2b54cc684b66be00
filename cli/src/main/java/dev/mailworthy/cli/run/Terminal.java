package dev.mailworthy.cli.run;

import java.util.Map;

/**
 * Which of the standard streams is a terminal. Java cannot tell this for standard error. The launcher sets the system
 * property {@code mailworthy.tty}: {@code 1} for standard output, {@code 2} for standard error.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param colours whether the environment allows colours (NO_COLOR, TERM)
 */
public record Terminal(boolean out, boolean err, boolean colours) {

    /** No terminal, for a test or a program that reads the output. */
    public static Terminal none() {
        return new Terminal(false, false, false);
    }

    public static Terminal of(String tty, Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(tty.contains("1"), tty.contains("2"), wanted);
    }
}
