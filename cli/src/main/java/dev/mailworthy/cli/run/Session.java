package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.text.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;

/**
 * What one run of the command line has of the outside: the terminal, the clock and the three standard streams. The
 * {@link SessionFactory} hands it to each command, so that no command has to know the one above it.
 *
 * @param terminal which streams a person sees
 * @param clock tells the time of judgements and documents
 * @param input standard input; what {@code -} means as a file name
 * @param out standard output, for the result alone
 * @param err standard error, for progress and notices
 */
public record Session(Terminal terminal, Clock clock, InputStream input, PrintWriter out, PrintWriter err) {

    /** A session without a terminal and without input, whose output is dropped. It serves to read the model of the commands. */
    public static Session none() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Session(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), nowhere, nowhere);
    }

    /** The first members of every document of this run. */
    public Stamp stamp() {
        return new Stamp(Version.text(), clock.instant());
    }

    /** Writes one line to standard error that is not part of the result. */
    public void tell(String message) {
        err.println("mailworthy: " + Printable.text(message));
        err.flush();
    }
}
