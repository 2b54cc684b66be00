package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints all rows of the database. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Print the whole database, one JSON object on each line, for store import and other programs.",
        footer = {"", "Examples:", "  store export > looks.ndjson", "  store import --store new.db < looks.ndjson"})
public final class StoreExportCommand implements Callable<Integer> {

    @Mixin
    private StoreOption store = new StoreOption();

    private final Session session;

    StoreExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Store kept = Store.existing(store.file())) {
            session.out()
                    .print(session.stamp()
                            .document("store")
                            .with("version", kept.version())
                            .line());
            kept.exportTo(row -> session.out().print(row.line()));
            session.out().flush();
        }
        return 0;
    }
}
