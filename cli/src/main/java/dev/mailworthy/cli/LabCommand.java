package dev.mailworthy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Embedded worlds. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Embedded worlds on loopback: real DNS and real sockets, nothing leaves the machine.",
        subcommands = LabListCommand.class)
final class LabCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
