package dev.mailworthy.cli.command;

import picocli.CommandLine.Command;

/** The group of the commands about labs. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Embedded worlds on loopback: real DNS and real sockets, nothing leaves the machine.",
        subcommands = LabListCommand.class)
public final class LabCommand extends CommandGroup {}
