package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.command.CommandGroup;
import dev.mailworthy.cli.run.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about DNS-based lists. */
@Command(
        name = "dnsbl",
        mixinStandardHelpOptions = true,
        description = "DNS-based lists (RFC 5782): who has an address, and whether the list can be believed.")
@Subcommands({
    DnsblCheckCommand.class,
    DnsblSweepCommand.class,
    DnsblListsCommand.class,
    DnsblExplainCommand.class,
    DnsblResolverCommand.class
})
public final class DnsblCommand extends CommandGroup {}
