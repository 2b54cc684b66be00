package dev.mailworthy.cli.run;

import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.RootCauseText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.Verdict;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Runs a command that measures: opens the {@link Surroundings}, measures, prints, and gives the exit code. */
public final class Run {

    private final Session session;
    private final Supplier<Surroundings> world;
    private final Printing printing;

    /** @param world called once; its result is closed when the run is over */
    public Run(Session session, Supplier<Surroundings> world, Printing printing) {
        this.session = session;
        this.world = world;
        this.printing = printing;
    }

    /** Measures and prints. The result is the exit code of the {@link Verdict verdict}. */
    public <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement, Renderer<R> renderer, Function<R, Verdict> verdict) {
        return measure(measurement, verdict, (report, stamp) -> printing.print(report, renderer, stamp));
    }

    /** Measures and gives the report to the destination. The result is the exit code of the {@link Verdict verdict}. */
    public <R> int measure(
            BiFunction<Surroundings, Progress, R> measurement,
            Function<R, Verdict> verdict,
            BiConsumer<R, Stamp> destination) {
        return conclude(measurement, report -> verdict.apply(report).exitCode(), destination);
    }

    /** Measures and gives the report to the destination. The result is the exit code of the report. */
    public <R> int conclude(
            BiFunction<Surroundings, Progress, R> measurement,
            ToIntFunction<R> exitCode,
            BiConsumer<R, Stamp> destination) {
        try (Surroundings opened = world.get();
                Interruption ctrlC = Interruption.stopping(opened.stop()::byUser)) {
            R report = measured(opened, measurement);
            destination.accept(report, session.stamp());
            printing.partial(PartialNote.of(opened.stop().completeness(), report));
            return exitCode.applyAsInt(report);
        }
    }

    /** The way this run prints its results. */
    public Printing printing() {
        return printing;
    }

    /** Does work that prints its own output. The result is the exit code. */
    public int work(BiFunction<Surroundings, Progress, Integer> work) {
        try (Surroundings opened = world.get();
                Interruption ctrlC = Interruption.stopping(opened.stop()::byUser)) {
            printing.labNotice();
            int code = measured(opened, work);
            printing.partial(PartialNote.of(opened.stop().completeness(), code));
            return code;
        }
    }

    private <R> R measured(Surroundings opened, BiFunction<Surroundings, Progress, R> measurement) {
        if (!printing.isQuiet()) {
            RootCauseText.notice(opened.resolverChoice()).ifPresent(session::tell);
        }
        if (!session.terminal().err() || printing.isQuiet()) {
            return measurement.apply(opened, Progress.none());
        }
        try (ProgressLine progress =
                ProgressLine.on(session.err(), session.terminal().screen())) {
            return measurement.apply(opened, progress);
        }
    }
}
