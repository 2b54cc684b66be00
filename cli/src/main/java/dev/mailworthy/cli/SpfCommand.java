package dev.mailworthy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything about SPF. */
@Command(
        name = "spf",
        mixinStandardHelpOptions = true,
        description = "SPF (RFC 7208): whether an address may send for a domain.",
        subcommands = {
            SpfCheckCommand.class,
            SpfExplainCommand.class,
            SpfLintCommand.class,
            SpfSurveyCommand.class,
            SpfDiffCommand.class,
            SpfFlattenCommand.class,
            SpfGenerateCommand.class,
            SpfAuditCommand.class
        })
final class SpfCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
