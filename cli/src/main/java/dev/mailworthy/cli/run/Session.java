package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;

/**
 * The terminal, the clock and the standard streams of one run of the command line. Each command gets it from the
 * {@link SessionFactory}, and need not know the command above.
 *
 * @param terminal which streams a person sees
 * @param clock the time of results and documents
 * @param input standard input; the file name {@code -} means it
 * @param out standard output, for the result alone; throws {@link OutputException} when the result is lost
 * @param err standard error, for progress and notices
 * @param secrets the secrets that no stream and no file shows
 * @param settings where the settings of the run may stand
 * @param perQuestion the time limit of one DNS question with its repeats, if the whole run has more time
 */
public record Session(
        Terminal terminal,
        Clock clock,
        InputStream input,
        PrintWriter out,
        PrintWriter err,
        Secrets secrets,
        SettingPlaces settings,
        Duration perQuestion) {

    private static final Duration USUAL = Duration.ofSeconds(5);

    /** A session whose streams mask the secrets in the variables of the process, and those that are added to it later. */
    public static Session of(Terminal terminal, Clock clock, InputStream input, Writer out, Writer err) {
        Secrets secrets = Secrets.of(System.getenv());
        return new Session(
                terminal,
                clock,
                input,
                Outlet.around(out, secrets, Outlet.OnError.THROW),
                Outlet.around(err, secrets, Outlet.OnError.IGNORE),
                secrets,
                SettingPlaces.none(),
                USUAL);
    }

    /** This session with settings. The one of {@link #of} has none, so that a test does not depend on its machine. */
    public Session with(SettingPlaces places) {
        return new Session(terminal, clock, input, out, err, secrets, places, perQuestion);
    }

    /** This session with another time limit of one DNS question. A test that needs an answer waits longer than a user. */
    public Session with(Duration question) {
        return new Session(terminal, clock, input, out, err, secrets, settings, question);
    }

    /**
     * A session without a terminal and without input. Its output is dropped. It serves to read the model of the
     * commands.
     */
    public static Session none() {
        return of(
                Terminal.none(),
                Clock.systemUTC(),
                InputStream.nullInputStream(),
                Writer.nullWriter(),
                Writer.nullWriter());
    }

    /** The first members of every document of this run. */
    public Stamp stamp() {
        return new Stamp(Version.text(), clock.instant());
    }

    /** Writes one line to standard error. The line is not part of the result. */
    public void tell(String message) {
        err.println("mailworthy: " + Printable.text(message));
        err.flush();
    }
}
