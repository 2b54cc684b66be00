package dev.mailworthy.cli.store;

import dev.mailworthy.cli.run.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the {@link Store store} of a user is. */
public final class StorePlace {

    private StorePlace() {}

    /**
     * The file that the user named, or {@code mailworthy/mailworthy.db} in the folder of the user's state (XDG Base Directory
     * Specification). A relative {@code XDG_STATE_HOME} does not count, as it says.
     *
     * @throws UsageException if no folder of the user is known, or the name is none of a file
     */
    public static Path of(@Nullable String named, Map<String, String> environment) {
        try {
            if (named != null) {
                return Path.of(named).toAbsolutePath();
            }
            return absolute(environment.get("XDG_STATE_HOME"))
                    .or(() -> absolute(environment.get("HOME")).map(home -> home.resolve(".local/state")))
                    .map(state -> state.resolve("mailworthy/mailworthy.db"))
                    .orElseThrow(() -> new UsageException(
                            "the folder of the store is not known: set HOME or XDG_STATE_HOME, or name the file"));
        } catch (InvalidPathException e) {
            throw new UsageException("the name of the store is none of a file: " + e.getReason());
        }
    }

    private static Optional<Path> absolute(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
