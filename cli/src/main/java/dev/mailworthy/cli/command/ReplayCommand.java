package dev.mailworthy.cli.command;

import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.option.form.ReportOptions;
import dev.mailworthy.cli.run.Printing;
import dev.mailworthy.cli.run.Session;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the report of a recorded run again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Print the report of a recorded run again, from its file alone. No network is used.")
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that check --record wrote.")
    private Path file = Path.of("");

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    private final Session session;

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ReportOptions.Destinations files = reports.destinations(form.rendering(), session.secrets());
        Replay replay = Replay.of(file.toString());
        replay.recording()
                .difference()
                .ifPresent(difference ->
                        session.tell(file + ": " + difference + "; the report may differ from the run's"));
        if (!form.isQuiet()) {
            session.tell(file + ": the run of "
                    + replay.recording().run().generatedAt().truncatedTo(ChronoUnit.SECONDS)
                    + " again; nothing is measured");
        }
        Printing printing = form.printing(session, replay.recording().run().lab());
        files.write(replay.report(), replay.stamp(), printing);
        return replay.report().verdict().exitCode();
    }
}
