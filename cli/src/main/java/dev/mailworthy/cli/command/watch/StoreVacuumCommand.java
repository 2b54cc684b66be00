package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the file of the database as small as what it holds. */
@Command(
        name = "vacuum",
        mixinStandardHelpOptions = true,
        description = "Give back the space of looks that were replaced by counts. The file must fit on the disk twice.")
public final class StoreVacuumCommand implements Callable<Integer> {

    @Mixin
    private StoreOption store = new StoreOption();

    private final Session session;

    StoreVacuumCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path file = store.file();
        try (Store kept = Store.existing(file)) {
            long before = size(file);
            kept.vacuum();
            session.out().println("Octets: " + size(file) + ", before: " + before);
        }
        return 0;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }
}
