package dev.mailworthy.cli.command.dnsbl;

import dev.mailworthy.cli.command.CommandGroup;
import dev.mailworthy.cli.run.tree.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about DNS-based lists. */
@Command(
        name = "dnsbl",
        mixinStandardHelpOptions = true,
        description =
                "Blocklists and allow lists in the DNS (RFC 5782): who is listed, and whether a list and your resolver"
                        + " can be trusted.")
@Subcommands({
    DnsblCheckCommand.class,
    DnsblSweepCommand.class,
    DnsblListsCommand.class,
    DnsblExplainCommand.class,
    DnsblResolverCommand.class
})
public final class DnsblCommand extends CommandGroup {}
