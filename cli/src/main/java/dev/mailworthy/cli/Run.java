package dev.mailworthy.cli;

import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.Verdict;
import java.time.Clock;
import java.util.function.BiConsumer;
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
        return measure(measurement, verdict, (report, stamp) -> printing().print(report, renderer, stamp));
    }

    /** Measures and hands over; the exit code is the verdict's. */
    <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement,
            Function<R, Verdict> verdict,
            BiConsumer<R, Stamp> destination) {
        try (Surroundings world = options.open();
                Interruption ctrlC = Interruption.stopping(world.stop()::byUser)) {
            R report = measured(world, measurement);
            destination.accept(report, new Stamp(Version.text(), clock.instant()));
            return verdict.apply(report).exitCode();
        }
    }

    /** How this run's results are printed. */
    Printing printing() {
        return new Printing(spec, options.form(), options.lab());
    }

    /** Work that prints as it goes; its result is the exit code. */
    int work(BiFunction<Surroundings, Progress, Integer> work) {
        try (Surroundings world = options.open();
                Interruption ctrlC = Interruption.stopping(world.stop()::byUser)) {
            printing().labNotice(options.rendering() == Rendering.TEXT);
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
}
