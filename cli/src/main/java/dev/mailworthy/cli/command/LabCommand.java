package dev.mailworthy.cli.command;

import dev.mailworthy.cli.run.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about labs. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Embedded worlds on loopback: real DNS and real sockets, nothing leaves the machine.")
@Subcommands(LabListCommand.class)
public final class LabCommand extends CommandGroup {}
