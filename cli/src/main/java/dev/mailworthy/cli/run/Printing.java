package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.text.Printable;
import java.io.PrintWriter;
import java.util.Optional;

/** Puts a result on standard output, in the form that was asked for. */
public final class Printing {

    private final Session session;
    private final Rendering rendering;
    private final TextStyle style;
    private final Optional<String> lab;

    /** @param lab the lab that the run is in, if it is in one */
    public Printing(Session session, Rendering rendering, TextStyle style, Optional<String> lab) {
        this.session = session;
        this.rendering = rendering;
        this.style = style;
        this.lab = lab;
    }

    /** Prints the whole result, after the lab's notice. */
    public <R> void print(R report, Renderer<R> renderer, Stamp stamp) {
        labNotice();
        out().print(rendering.of(report, renderer, stamp, style));
        out().flush();
    }

    /** Prints that the run is in a lab: as first line of a text, or on standard error beside a document. */
    public void labNotice() {
        labNotice(rendering == Rendering.TEXT);
    }

    /** @param first whether the notice is the first line of what is printed */
    public void labNotice(boolean first) {
        if (lab.isPresent() && !isQuiet()) {
            PrintWriter where = first ? out() : session.err();
            where.println(
                    "Lab " + Printable.text(lab.get()) + ": all of it ran on loopback; nothing left this machine.");
            where.flush();
        }
    }

    /** Standard output. */
    public PrintWriter out() {
        return session.out();
    }

    /** Whether the verdict alone is wanted. */
    public boolean isQuiet() {
        return style.verbosity() == Verbosity.QUIET;
    }
}
