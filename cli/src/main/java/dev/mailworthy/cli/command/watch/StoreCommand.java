package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.command.CommandGroup;
import dev.mailworthy.cli.run.tree.Subcommands;
import picocli.CommandLine.Command;

/** The group of the commands about the database of looks. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "The database of looks that mailworthy watch keeps: is it whole, take it elsewhere, make it small.")
@Subcommands({StoreCheckCommand.class, StoreExportCommand.class, StoreImportCommand.class, StoreVacuumCommand.class})
public final class StoreCommand extends CommandGroup {}
