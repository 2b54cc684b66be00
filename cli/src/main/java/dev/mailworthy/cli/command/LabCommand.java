package dev.mailworthy.cli.command;

import dev.mailworthy.cli.run.tree.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about labs. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Embedded test networks: real DNS and real sockets on this machine. Nothing leaves it.")
@Subcommands(LabListCommand.class)
public final class LabCommand extends CommandGroup {}
