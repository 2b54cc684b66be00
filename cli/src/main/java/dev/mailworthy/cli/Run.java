package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Verdict;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** How every measuring command runs: open the world, measure with progress and Ctrl-C, print, exit by the verdict. */
final class Run {

    private final CommandSpec spec;
    private final SharedOptions options;
    private final Terminal terminal;
    private final Clock clock;

    private Run(CommandSpec spec, SharedOptions options, Main main) {
        this.spec = spec;
        this.options = options;
        this.terminal = main.terminal();
        this.clock = main.clock();
    }

    static Run of(CommandSpec spec, SharedOptions options) {
        return new Run(spec, options, (Main) spec.root().userObject());
    }

    /** Measures and prints; the exit code is the verdict's. */
    <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement, Renderer<R> renderer, Function<R, Verdict> verdict) {
        try (Surroundings world = options.open();
                Interruption ctrlC = Interruption.stopping(world.stop())) {
            R report = measured(world, measurement);
            print(report, renderer);
            return verdict.apply(report).exitCode();
        }
    }

    /** Work that prints as it goes; its result is the exit code. */
    int work(BiFunction<Surroundings, Progress, Integer> work) {
        try (Surroundings world = options.open();
                Interruption ctrlC = Interruption.stopping(world.stop())) {
            options.lab().filter(lab -> !options.isQuiet()).ifPresent(lab -> labNotice(lab, options.rendering()));
            return measured(world, work);
        }
    }

    private <R> R measured(Surroundings world, BiFunction<Surroundings, Progress, R> measurement) {
        if (!terminal.err() || options.isQuiet()) {
            return measurement.apply(world, Progress.none());
        }
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr())) {
            return measurement.apply(world, progress);
        }
    }

    private <R> void print(R report, Renderer<R> renderer) {
        PrintWriter out = spec.commandLine().getOut();
        Rendering rendering = options.rendering();
        TextStyle style = options.style(terminal);
        options.lab().filter(lab -> !options.isQuiet()).ifPresent(lab -> labNotice(lab, rendering));
        out.print(rendering.of(report, renderer, new Stamp(Version.text(), clock.instant()), style));
        out.flush();
    }

    /** The first line of a text; beside a document it goes to standard error. */
    private void labNotice(String lab, Rendering rendering) {
        PrintWriter where = rendering == Rendering.TEXT
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        where.println("Lab " + dev.mailworthy.core.Printable.text(lab)
                + ": all of it ran on loopback; nothing left this machine.");
        where.flush();
    }
}
