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
            description = "The database of all looks. Default: mailworthy/mailworthy.db in $XDG_STATE_HOME, or in"
                    + " ~/.local/state without it.")
    private @Nullable String store;

    public boolean isGiven() {
        return store != null;
    }

    public Path file() {
        return StorePlace.of(store, System.getenv());
    }
}
