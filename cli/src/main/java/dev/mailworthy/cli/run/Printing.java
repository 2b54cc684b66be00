package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Palette;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.text.Printable;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints a result on standard output in the chosen form. */
public final class Printing {

    private final Session session;
    private final Rendering rendering;
    private final TextStyle style;
    private final Optional<String> lab;

    /** @param lab the name of the lab that the run is in, if there is one */
    public Printing(Session session, Rendering rendering, TextStyle style, Optional<String> lab) {
        this.session = session;
        this.rendering = rendering;
        this.style = style;
        this.lab = lab;
    }

    /** This printing with another form. */
    public Printing as(Rendering other) {
        return new Printing(session, other, style, lab);
    }

    /** The whole result without colours, to be kept in a file. */
    public <R> String document(R report, Renderer<R> renderer, Stamp stamp) {
        return rendering.of(report, renderer, stamp, new TextStyle(Palette.plain(), style.verbosity()));
    }

    /** Prints the notice about the lab, if any, and the whole result. */
    public <R> void print(R report, Renderer<R> renderer, Stamp stamp) {
        boolean named = rendering == Rendering.TEXT && renderer.namesLab();
        if (!named) {
            labNotice();
        }
        out().print(rendering.of(report, renderer, stamp, style.in(lab)));
        out().flush();
    }

    /** Prints a file of another form, such as CSV, with the notice about the lab beside it. */
    public void rows(String file) {
        labNotice(false);
        out().print(file);
        out().flush();
    }

    /** Prints that the run is in a lab. In a text it is the first line; beside a document it is on standard error. */
    public void labNotice() {
        labNotice(rendering == Rendering.TEXT);
    }

    /** @param first whether to print the notice on standard output, as the first line */
    public void labNotice(boolean first) {
        if (lab.isPresent() && !isQuiet()) {
            PrintWriter where = first ? out() : session.err();
            where.println(
                    "Lab " + Printable.text(lab.get()) + ": all of it ran on loopback; nothing left this machine.");
            where.flush();
        }
    }

    /** Prints that the run ended early: below a text on standard output, beside a document on standard error. */
    void partial(Optional<String> note) {
        boolean text = rendering == Rendering.TEXT;
        PrintWriter where = text ? out() : session.err();
        note.ifPresent(line -> {
            where.print(text ? new Page().hanging("PARTIAL: ", line) : "PARTIAL: " + line + System.lineSeparator());
            where.flush();
        });
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
