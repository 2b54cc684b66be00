package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.Verdict;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** How every measuring command runs: open the world, measure with progress and Ctrl-C, print, exit by the verdict. */
public final class Run {

    private final Session session;
    private final Supplier<Surroundings> world;
    private final Printing printing;

    /** @param world opened once, and closed when the run is over */
    public Run(Session session, Supplier<Surroundings> world, Printing printing) {
        this.session = session;
        this.world = world;
        this.printing = printing;
    }

    /** Measures and prints; the exit code is the verdict's. */
    public <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement, Renderer<R> renderer, Function<R, Verdict> verdict) {
        return measure(measurement, verdict, (report, stamp) -> printing.print(report, renderer, stamp));
    }

    /** Measures and hands over; the exit code is the verdict's. */
    public <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement,
            Function<R, Verdict> verdict,
            BiConsumer<R, Stamp> destination) {
        try (Surroundings opened = world.get();
                Interruption ctrlC = Interruption.stopping(opened.stop()::byUser)) {
            R report = measured(opened, measurement);
            destination.accept(report, session.stamp());
            return verdict.apply(report).exitCode();
        }
    }

    /** How this run's results are printed. */
    public Printing printing() {
        return printing;
    }

    /** Work that prints as it goes; its result is the exit code. */
    public int work(BiFunction<Surroundings, Progress, Integer> work) {
        try (Surroundings opened = world.get();
                Interruption ctrlC = Interruption.stopping(opened.stop()::byUser)) {
            printing.labNotice();
            return measured(opened, work);
        }
    }

    private <R> R measured(Surroundings opened, BiFunction<Surroundings, Progress, R> measurement) {
        if (!session.terminal().err() || printing.isQuiet()) {
            return measurement.apply(opened, Progress.none());
        }
        try (ProgressLine progress = ProgressLine.on(session.err())) {
            return measurement.apply(opened, progress);
        }
    }
}
