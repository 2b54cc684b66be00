package dev.mailworthy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything about DNS-based lists. */
@Command(
        name = "dnsbl",
        mixinStandardHelpOptions = true,
        description = "DNS-based lists (RFC 5782): who has an address, and whether the list can be believed.",
        subcommands = DnsblCheckCommand.class)
final class DnsblCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
