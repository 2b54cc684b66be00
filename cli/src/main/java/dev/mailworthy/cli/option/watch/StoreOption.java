package dev.mailworthy.cli.option.watch;

import dev.mailworthy.cli.store.StorePlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file of the store. */
public final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The database of all looks. Default: $XDG_STATE_HOME/mailworthy/mailworthy.db, which is in"
                    + " ~/.local/state.")
    private @Nullable String store;

    public boolean isGiven() {
        return store != null;
    }

    public Path file() {
        return StorePlace.of(store, System.getenv());
    }
}
