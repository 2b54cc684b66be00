package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.command.CommandGroup;
import dev.mailworthy.cli.run.tree.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about SPF. */
@Command(
        name = "spf",
        mixinStandardHelpOptions = true,
        description = "SPF (RFC 7208): whether an address may send for a domain.")
@Subcommands({
    SpfCheckCommand.class,
    SpfExplainCommand.class,
    SpfLintCommand.class,
    SpfSurveyCommand.class,
    SpfDiffCommand.class,
    SpfFlattenCommand.class,
    SpfGenerateCommand.class,
    SpfAuditCommand.class
})
public final class SpfCommand extends CommandGroup {}
