package dev.mailworthy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A recorded run once more. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "The report of a run that was kept with check --record, from the record alone: no network is used.")
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What check --record wrote.")
    private String file = "";

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ReportOptions.Destinations files = reports.destinations(form.rendering());
        Replay replay = Replay.of(file);
        replay.recording()
                .difference()
                .ifPresent(difference -> Complaints.tell(
                        spec.commandLine(), file + ": " + difference + "; the report may differ from the run's"));
        Printing printing = new Printing(spec, form, replay.recording().lab());
        files.write(replay.report(), replay.stamp(), printing);
        return replay.report().verdict().exitCode();
    }
}
