package dev.mailworthy.cli;

import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.Printable;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Puts a result on standard output, in the form that was asked for. */
final class Printing {

    private final CommandSpec spec;
    private final FormOptions form;
    private final Optional<String> lab;

    Printing(CommandSpec spec, FormOptions form, Optional<String> lab) {
        this.spec = spec;
        this.form = form;
        this.lab = lab;
    }

    <R> void print(R report, Renderer<R> renderer, Stamp stamp) {
        PrintWriter out = out();
        Terminal terminal = ((Main) spec.root().userObject()).terminal();
        labNotice(form.rendering() == Rendering.TEXT);
        out.print(form.rendering().of(report, renderer, stamp, form.style(terminal)));
        out.flush();
    }

    /** The first line of a text; beside a document it goes to standard error. */
    void labNotice(boolean first) {
        if (lab.isPresent() && !form.isQuiet()) {
            PrintWriter where = first ? out() : spec.commandLine().getErr();
            where.println(
                    "Lab " + Printable.text(lab.get()) + ": all of it ran on loopback; nothing left this machine.");
            where.flush();
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
