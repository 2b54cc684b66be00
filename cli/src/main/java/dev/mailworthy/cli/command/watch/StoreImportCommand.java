package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.BoundedLines;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fills a new database with the rows of another one. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Fill a new database with what store export printed, from standard input: all of it or nothing.",
        footer = {
            "",
            "Example:",
            "  store import --store new.db < looks.ndjson",
            "",
            "Exit codes: 0 imported, 64 a line is none of an export, or the store has looks",
            "already, 74 the store cannot be written."
        })
public final class StoreImportCommand implements Callable<Integer> {

    private static final String SCHEMA = "mailworthy/store/1";

    /** An alert is the longest row. */
    private static final int LONGEST_LINE = 1 << 19;

    @Mixin
    private StoreOption store = new StoreOption();

    private final Session session;

    StoreImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (BoundedLines lines = BoundedLines.ofText(session.input(), LONGEST_LINE);
                Store kept = Store.open(store.file())) {
            checkHead(lines, kept.version());
            long rows = kept.importFrom(() -> next(lines));
            session.out().println("Imported " + rows + " rows.");
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException("standard input is no export of a store: " + e.getMessage());
        }
    }

    private static void checkHead(BoundedLines lines, int known) {
        Members head = next(lines).orElseThrow(() -> new UsageException("standard input is empty"));
        if (!head.text("schema").equals(SCHEMA)) {
            throw new IllegalArgumentException("its first line is no " + SCHEMA);
        }
        long version = head.number("version", 1, Integer.MAX_VALUE);
        if (version != known) {
            throw new UsageException("the export has schema " + version + ", this Mailworthy knows " + known
                    + ": export it with this version");
        }
    }

    private static Optional<Members> next(BoundedLines lines) {
        try {
            if (!lines.advance()) {
                return Optional.empty();
            }
            if (lines.isCut()) {
                throw new IllegalArgumentException("line " + lines.number() + " is too long");
            }
            return Optional.of(JsonInput.object(lines.text()));
        } catch (IOException e) {
            throw new UsageException("standard input cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + lines.number() + ": " + e.getMessage(), e);
        }
    }
}
